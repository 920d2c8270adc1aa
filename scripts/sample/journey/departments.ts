import type { Department } from '#domain/map/department.ts';

/** Seven departments of the made-up retailer and its delivery partner. Order keys are given by the builder. */
export const departments: readonly Omit<Department, 'order'>[] = [
  { id: 'marketing', name: 'Marketing', kind: 'internal', hue: 0 },
  { id: 'online-shop', name: 'Online shop', kind: 'internal', hue: 1 },
  { id: 'stores', name: 'Stores', kind: 'internal', hue: 2 },
  { id: 'payments', name: 'Payments', kind: 'internal', hue: 3 },
  { id: 'warehouse', name: 'Warehouse', kind: 'internal', hue: 4 },
  { id: 'swift-parcel', name: 'Swift Parcel', kind: 'partner', hue: 5 },
  { id: 'technical-service', name: 'Technical service', kind: 'internal', hue: 6 },
  { id: 'customer-care', name: 'Customer care', kind: 'internal', hue: 7 },
];
