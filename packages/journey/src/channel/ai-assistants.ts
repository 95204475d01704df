// Google's list of assistants is not published (it names ChatGPT, Gemini and Claude); these are the
// hosts from which assistants are known to link, without a path of their own on a shared host.
const ASSISTANTS = new Set(
  'chatgpt.com chat.openai.com chatgpt gemini.google.com gemini claude.ai claude perplexity.ai perplexity copilot.microsoft.com copilot.com chat.deepseek.com chat.mistral.ai meta.ai grok.com you.com poe.com'.split(
    ' ',
  ),
)

/** Tells whether a source is an AI assistant. */
export function isAiAssistant(source: string): boolean {
  return ASSISTANTS.has(source)
}
