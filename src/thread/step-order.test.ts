/** The order of steps: their dates, then the guide. */
import { expect, test } from 'vitest';
import { inOrder } from './step-order.ts';

const day = (n: number) => ({ id: `d${n}`, at: n });
const undated = (id: string) => ({ id, at: null });

test.each<[string, { id: string; at: number | null }[], string[]]>([
  ['dates that follow the guide stay', [day(1), day(2), day(3)], ['d1', 'd2', 'd3']],
  ['what is due first is read first', [day(17), day(10), day(14)], ['d10', 'd14', 'd17']],
  [
    'one without a date stays after what comes before it',
    [day(17), day(10), undated('a'), undated('b')],
    ['d10', 'd17', 'a', 'b'],
  ],
  ['and before what comes later', [day(1), undated('a'), day(9)], ['d1', 'a', 'd9']],
  ['at the start too', [undated('a'), day(5), day(2)], ['a', 'd2', 'd5']],
  [
    'on one day, as the guide has them',
    [
      { id: 'x', at: 4 },
      { id: 'y', at: 4 },
    ],
    ['x', 'y'],
  ],
  ['without any date', [undated('a'), undated('b')], ['a', 'b']],
])('%s', (_, steps, order) => expect(inOrder(steps, ({ at }) => at).map(({ id }) => id)).toEqual(order));
