/** What looks at the console in a real browser: tests, screenshots and measurements. Needs Chromium (`findChromium`). */
export { launchChromium, VIEWS, type View } from './chromium';
export { enter } from './enter';
export { demoPlace, startDemoStack, type DemoPlace } from './demo-stack';
