import type { Room } from '../rooms/room.ts'
import type { Output } from '../session/make.ts'
import type { World } from '../world.ts'

/** A shop's orders outside any session, over all the weeks of the world: search, shelf, regulars. */
export function makeShelfOrders(_world: World, _room: Room, _output: Output): void {}
