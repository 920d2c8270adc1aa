import { useMemo } from 'react';
import { commit, mapOf, useMap, useSession } from '#actions/session.ts';
import { setAssumptions } from '#domain/edits/setAssumptions.ts';
import { ComboBox } from '../controls/ComboBox.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import styles from './Form.module.css';
import { RangeFields } from './RangeFields.tsx';
import { EditingFields } from '../controls/EditingFields.tsx';

const wholeNumber: Intl.NumberFormatOptions = { maximumFractionDigits: 0 };
const percent: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: 2 };

/** What every amount on the board rests on; shared by all, changed here, seen at once in every number. */
export function Assumptions() {
  const session = useSession();
  const meta = useMap((map) => map.meta);
  const set = (wish: Parameters<typeof setAssumptions>[1]) =>
    commit(session, setAssumptions(mapOf(session), wish));
  const money: Intl.NumberFormatOptions = {
    style: 'currency',
    currency: meta.currency,
    maximumFractionDigits: 2,
    minimumFractionDigits: 0,
  };
  return (
    <EditingFields>
      <section aria-labelledby="assumptions" className={styles.form}>
        <h3 id="assumptions">Assumptions</h3>
        <NumberField
          label="Customers a year"
          value={meta.customersPerYear}
          minValue={0}
          maxValue={1e12}
          formatOptions={wholeNumber}
          placeholder="Not known"
          onChange={(customersPerYear) => set({ customersPerYear })}
        />
        <NumberField
          label="Margin per customer and year"
          value={meta.marginPerCustomer}
          minValue={0}
          maxValue={1e12}
          formatOptions={money}
          placeholder="Not known"
          onChange={(marginPerCustomer) => set({ marginPerCustomer })}
        />
        <RangeFields
          label="Extra share of customers lost after a failure"
          values={{ low: meta.lossLow, likely: meta.lossLikely, high: meta.lossHigh }}
          most={1}
          format={percent}
          onKeep={({ low, likely, high }) => set({ lossLow: low, lossLikely: likely, lossHigh: high })}
        />
        <p className={styles.hint}>Beyond those who leave without any failure.</p>
        <Currency value={meta.currency} onChange={(currency) => set({ currency })} />
      </section>
    </EditingFields>
  );
}

type CurrencyProps = { readonly value: string; readonly onChange: (currency: string) => void };

function Currency({ value, onChange }: CurrencyProps) {
  const choices = useMemo(() => {
    const names = new Intl.DisplayNames(undefined, { type: 'currency' });
    return Intl.supportedValuesOf('currency').map((id) => ({ id, name: `${id} · ${names.of(id) ?? id}` }));
  }, []);
  return (
    <>
      <ComboBox label="Currency" choices={choices} value={value} onChange={onChange} />
      <p className={styles.hint}>
        Amounts keep their figures when the currency changes; nothing is converted.
      </p>
    </>
  );
}
