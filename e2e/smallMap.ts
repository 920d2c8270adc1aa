/** A small map in own JSON to begin with: two stages, four touchpoints, two departments that own them. */
export const smallMap = {
  throughline: 1,
  departments: [
    { id: 'd-sales', name: 'Sales', hue: 0 },
    { id: 'd-logistics', name: 'Logistics', hue: 3, order: 'a1' },
  ],
  stages: [
    { id: 's-buy', name: 'I buy it', order: 'a0', position: { x: 0, y: 0 }, accountable: 'd-sales' },
    { id: 's-wait', name: 'I wait', order: 'a1', position: { x: 400, y: 0 }, accountable: 'd-logistics' },
  ],
  touchpoints: [
    touchpoint('t-order', 's-buy', 'Place the order', 80, 'd-sales'),
    touchpoint('t-pay', 's-buy', 'Pay', 220, 'd-sales'),
    touchpoint('t-track', 's-wait', 'Track the parcel', 80, 'd-logistics'),
    touchpoint('t-door', 's-wait', 'Open the door', 220, null),
  ],
  paths: [{ id: 'p-1', from: 't-pay', to: 't-track' }],
};

function touchpoint(id: string, stage: string, name: string, y: number, accountable: string | null) {
  return { id, stage, name, order: `a${y}`, position: { x: 32, y }, accountable };
}
