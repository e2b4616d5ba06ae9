import { exportProfileForm } from './profile.ts'

/**
 * Orders exported from Shopify's admin: the header row as published in several importers, the states of
 * https://shopify.dev/docs/api/storefront/unstable/enums/orderfinancialstatus. A later line of an order repeats Name alone.
 * The file has no refund time.
 */
export const shopify = exportProfileForm.parse({
  name: 'shopify',
  platform: 'shopify',
  amounts: 'major',
  currency: 'USD',
  lines: 'following',
  columns: {
    order_id: { headers: ['Name'], required: true },
    main_order_id: { headers: ['Id'] },
    created_at: { headers: ['Created at'], required: true },
    paid_at: { headers: ['Paid at'] },
    shipped_at: { headers: ['Fulfilled at'] },
    cancelled_at: { headers: ['Cancelled at'] },
    buyer_id: { headers: ['Email'] },
    phone: { headers: ['Shipping Phone', 'Billing Phone', 'Phone'] },
    address: {
      headers: [
        'Shipping Address1',
        'Shipping Address2',
        'Shipping City',
        'Shipping Zip',
        'Shipping Country',
      ],
      combine: 'join',
    },
    shop_id: { headers: ['Vendor'] },
    sku_id: { headers: ['Lineitem sku'] },
    title: { headers: ['Lineitem name'] },
    quantity: { headers: ['Lineitem quantity'], required: true },
    deal_price: { headers: ['Lineitem price'], required: true },
    list_price: { headers: ['Lineitem compare at price'] },
    line_discount: { headers: ['Lineitem discount'] },
    paid_amount: { headers: ['Total'], required: true },
    outstanding_amount: { headers: ['Outstanding Balance'] },
    refunded_amount: { headers: ['Refunded Amount'] },
    freight: { headers: ['Shipping'] },
    shop_discount: { headers: ['Discount Amount'] },
    currency: { headers: ['Currency'], required: true },
    order_status: { headers: ['Financial Status'], required: true },
    shipment_status: { headers: ['Fulfillment Status'] },
    test: { headers: [{ name: 'Test', unverified: true }] },
  },
  statuses: [
    {
      field: 'order_status',
      rules: [
        { values: ['pending', 'authorized', 'expired', 'unpaid'] },
        { values: ['paid', 'partially_paid'], paid: true },
        { values: ['refunded'], paid: true, proves: [{ kind: 'refunded', bound: ['cancelled_at'] }] },
        { values: ['partially_refunded'], paid: true, partial: true, proves: [{ kind: 'refunded' }] },
        { values: ['voided'], when: 'unpaid', proves: [{ kind: 'closed_unpaid', at: ['cancelled_at'] }] },
        { values: ['voided'], when: 'paid', proves: [{ kind: 'refunded', bound: ['cancelled_at'] }] },
      ],
    },
    {
      field: 'shipment_status',
      rules: [
        { values: ['unfulfilled', 'restocked'] },
        { values: ['fulfilled', 'partial'], proves: [{ kind: 'shipped', at: ['shipped_at'] }] },
      ],
    },
  ],
})
