/** Degrees east and north of where the people of a region live, roughly. */
const places: Readonly<Record<string, readonly [east: number, north: number]>> = {
  浙江: [120.2, 30.3],
  江苏: [118.8, 32.1],
  广东: [113.3, 23.1],
  山东: [117, 36.7],
  河南: [113.7, 34.8],
  四川: [104.1, 30.7],
  湖北: [114.3, 30.6],
  河北: [114.5, 38],
  湖南: [113, 28.2],
  安徽: [117.3, 31.9],
  福建: [119.3, 26.1],
  陕西: [108.9, 34.3],
  辽宁: [123.4, 41.8],
  江西: [115.9, 28.7],
  广西: [108.4, 22.8],
  云南: [102.7, 25],
  重庆: [106.5, 29.6],
  上海: [121.5, 31.2],
  北京: [116.4, 39.9],
  黑龙江: [126.6, 45.8],
}

/** Thousands of kilometres between two regions; a middling way where one is not known. */
export function farness(from: string, to: string): number {
  const [here, there] = [places[from], places[to]]
  if (!here || !there) return 0.9
  const east = (here[0] - there[0]) * 0.093
  const north = (here[1] - there[1]) * 0.111
  return Math.hypot(east, north)
}
