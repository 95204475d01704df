import { classifyChannel } from '@waymark/journey/channel'
import { describe, expect, it } from 'vitest'

describe('classifyChannel()', () => {
  it.each([
    ['google', 'cpc', 'spring', 'paid_search'],
    ['google', 'cpm', 'spring', 'paid_search'],
    ['google', 'organic', '', 'organic_search'],
    ['google', 'cpc', 'cross-network', 'cross_network'],
    ['google', 'cpc', 'summer shopping', 'paid_shopping'],
    ['google', 'cpc', 'workshop dates', 'paid_search'],
    ['google', 'cpc', 'eshop dates', 'paid_shopping'],
    ['amazon.com', 'ppc', '', 'paid_shopping'],
    ['amazon.com', 'referral', '', 'organic_shopping'],
    ['facebook', 'paid_social', 'shop now', 'paid_shopping'],
    ['facebook', 'paid', '', 'paid_social'],
    ['facebook', 'retargeting', '', 'paid_social'],
    ['youtube.com', 'cpv', '', 'paid_video'],
    ['youtube.com', 'cpc', '', 'paid_video'],
    ['somewhere', 'cpm', '', 'display'],
    ['somewhere', 'banner', '', 'display'],
    ['somewhere', 'cpc', '', 'paid_other'],
    ['chatgpt.com', '', '', 'ai_assistant'],
    ['somewhere', 'ai-assistant', '', 'ai_assistant'],
    ['chatgpt.com', 'cpc', '', 'paid_other'],
    ['Instagram', 'bio', '', 'organic_social'],
    ['somewhere', 'social-media', '', 'organic_social'],
    ['somewhere', 'in-video', '', 'organic_video'],
    ['partner.example', 'referral', '', 'referral'],
    ['newsletter', 'E-Mail', '', 'email'],
    ['email', 'weekly', '', 'email'],
    ['partner', 'affiliate', '', 'affiliates'],
    ['radio', 'audio', '', 'audio'],
    ['sms', 'text', '', 'sms'],
    ['app', 'web-push', '', 'mobile_push'],
    ['firebase', 'other', '', 'mobile_push'],
    ['flyer', 'print', '', 'unassigned'],
    ['', '', 'spring', 'unassigned'],
    ['(direct)', '(none)', '', 'direct'],
    ['', '', '', 'direct'],
  ])('puts source %j, medium %j, campaign %j into %s', (source, medium, campaign, channel) => {
    expect(classifyChannel({ source, medium, campaign }).channel).toBe(channel)
  })

  it.each([
    ['https://www.google.com/', 'google', 'organic_search'],
    ['https://www.google.co.uk/', 'google', 'organic_search'],
    ['https://www.google.com.br/', 'google', 'organic_search'],
    ['https://r.search.yahoo.com/x', 'yahoo', 'organic_search'],
    ['https://duckduckgo.com/', 'duckduckgo', 'organic_search'],
    ['https://www.bing.com/', 'bing', 'organic_search'],
    ['https://mail.google.com/', 'mail.google.com', 'referral'],
    ['https://google.example.org/', 'google.example.org', 'referral'],
    ['https://l.facebook.com/l.php', 'facebook.com', 'organic_social'],
    ['https://lm.facebook.com/l.php', 'facebook.com', 'organic_social'],
    ['https://m.facebook.com/', 'facebook.com', 'organic_social'],
    ['https://l.instagram.com/', 'instagram.com', 'organic_social'],
    ['https://www.pinterest.ch/pin/1', 'pinterest', 'organic_social'],
    ['https://www.amazon.de/', 'amazon', 'organic_shopping'],
    ['https://m.youtube.com/watch', 'youtube.com', 'organic_video'],
    ['https://chatgpt.com/', 'chatgpt.com', 'ai_assistant'],
    ['https://gemini.google.com/app', 'gemini.google.com', 'ai_assistant'],
    ['https://www.perplexity.ai/', 'perplexity.ai', 'ai_assistant'],
    ['https://blog.example/post', 'blog.example', 'referral'],
    ['https://M.De/', 'm.de', 'referral'],
    ['javascript:alert(1)', '(direct)', 'direct'],
    ['not a url', '(direct)', 'direct'],
  ])('reads the referrer %s as %s, %s', (referrer, source, channel) => {
    expect(classifyChannel({ referrer })).toMatchObject({ source, channel })
  })

  it.each([
    [['gclid'], 'google', 'cpc', 'paid_search'],
    [['msclkid'], 'bing', 'cpc', 'paid_search'],
    [['yclid'], 'yandex', 'cpc', 'paid_search'],
    [['dclid'], 'dv360', 'cpm', 'display'],
    [['ttclid'], 'tiktok', 'paid', 'paid_social'],
    [['twclid'], 'twitter', 'paid', 'paid_social'],
    [['li_fat_id'], 'linkedin', 'paid', 'paid_social'],
    [['epik'], 'pinterest', 'paid', 'paid_social'],
    [['rdt_cid'], 'reddit', 'paid', 'paid_social'],
    [['sccid'], 'snapchat', 'paid', 'paid_social'],
    [['irclickid'], 'impact', 'affiliate', 'affiliates'],
    [['fbclid'], 'facebook', 'social', 'organic_social'],
    [['srsltid'], 'google shopping', 'organic', 'organic_shopping'],
    [['fbclid', 'gclid'], 'google', 'cpc', 'paid_search'],
    [['unheard_of'], '(direct)', '(none)', 'direct'],
  ])('reads the click ids %j as %s / %s, %s', (clickIds, source, medium, channel) => {
    expect(classifyChannel({ clickIds })).toMatchObject({ source, medium, channel })
  })

  it('lets campaign parameters outrank click ids', () => {
    const grade = classifyChannel({ source: 'newsletter', medium: 'email', clickIds: ['fbclid'] })
    expect(grade.channel).toBe('email')
  })

  it('lets click ids outrank the referrer', () => {
    const grade = classifyChannel({ referrer: 'https://www.google.com/', clickIds: ['gclid'] })
    expect(grade.channel).toBe('paid_search')
  })

  it.each([
    ['https://shop.example/cart', ['shop.example']],
    ['https://www.shop.example/cart', ['shop.example']],
    ['https://shop.example/cart', ['www.Shop.example:443']],
    ['http://localhost:4000/cart', ['localhost:4100']],
  ])('takes the referrer %s of the site %j for none', (referrer, siteHosts) => {
    expect(classifyChannel({ referrer, siteHosts }).channel).toBe('direct')
  })

  it('says which rules graded', () => {
    expect(classifyChannel().ruleVersion).toMatch(/^ga4-\d{4}\.\d{2}$/)
  })
})
