import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'other_packing',
    cause: {
      zh: '换了包装，或赠品、样品有多有少',
      en: 'other packing, or gifts and samples that come and go',
    },
    ruledOutBy: {
      zh: '与同一商品同一规格、同样件数的其他包裹比较，不足中位重量一半、且轻于商品净重（未申报净重时轻于包裹重量的离群界限）才计入',
      en: 'held against parcels of the same product and variant in the same number of pieces; only less than half the middle one counts, and less than the goods alone, or than an outlier’s fence where nobody states those',
    },
  },
  {
    id: 'split_parcels',
    cause: { zh: '一单分几个包裹发出', en: 'an order that is sent in several parcels' },
    ruledOutBy: {
      zh: '同一订单的各包裹重量相加，有一个没称重就不计入',
      en: 'the weights of an order’s parcels are added up, and it is left out where one was not weighed',
    },
  },
  {
    id: 'courier_errors',
    cause: { zh: '快递称重或单号录入错误', en: 'a courier’s error in a weight or a number' },
    ruledOutBy: {
      zh: '该店场外订单（太少时为其他店的，且分量有限）中同样的包裹所占比例作为基准，一场中只有一个不计入',
      en: 'the share of such parcels in what the shop sells outside its sessions is the measure (in what other shops sell where it sells too little, and then it never suffices), and a single one in a session does not count',
    },
  },
  {
    id: 'packed_together',
    cause: {
      zh: '同一买家的几单合并发货，或代收点代收',
      en: 'orders of one buyer packed together, or parcels for a pick-up point',
    },
    ruledOutBy: {
      zh: '同一单号下须有不同买家且已知的收货地址不同',
      en: 'one number must serve different buyers at different addresses that are known',
    },
  },
]
