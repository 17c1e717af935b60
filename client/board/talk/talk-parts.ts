/** What is loaded together when the talk is first shown. */

export { TalkAbout } from './TalkAbout.tsx'
export { TalkPanel } from './TalkPanel.tsx'
