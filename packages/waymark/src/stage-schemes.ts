import { type StageScheme, type StageSchemeName, toScheme } from '@waymark/stage'

const NAMES: readonly StageSchemeName[] = ['five', 'four', 'three', 'before_during_after']

/**
 * Ways a map can show the stages, by the name `?stages=` takes.
 *
 * @param first - The scheme of the shop, shown unless another is asked for; called `own` where it is
 * none of ours.
 */
export function stageSchemes(first: StageScheme): Record<string, StageScheme> {
  const ours = NAMES.map((name) => [name, toScheme(name)] as const)
  const [name] = ours.find(([, scheme]) => scheme === first) ?? ['own']
  return { [name]: first, ...Object.fromEntries(ours) }
}
