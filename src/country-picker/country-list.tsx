'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import type { CountryOption } from '../phone-entry/country-options.js';
import type { CountryPickerProps } from './lazy-country-picker.js';

interface CountryListProps extends Pick<CountryPickerProps, 'country' | 'label' | 'part' | 'describeUnavailable'> {
  options: readonly CountryOption[];
  query: string;
  /** Stands in the list when there are no options. */
  nothing: string;
  onPick: (country: string) => void;
  /** Keep its identity. */
  toFirstRow: () => void;
}

export function CountryList(props: CountryListProps): ReactNode {
  const { country, label, nothing, part, options, query, describeUnavailable, onPick, toFirstRow } = props;
  const listRef = useRef<HTMLDivElement>(null);

  // The list opens at the country that stands, and every search begins at its best match. A frame later the rows are there.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const list = listRef.current!;
      const chosen = query ? null : list.querySelector<HTMLElement>('[aria-selected=true]');
      list.scrollTop = chosen ? chosen.offsetTop - (list.clientHeight - chosen.offsetHeight) / 2 : 0;
      if (query) toFirstRow();
    });
    return () => cancelAnimationFrame(frame);
  }, [query, toFirstRow]);

  return (
    <ListBox
      {...part('list')}
      className={part('list').className ?? ''}
      ref={listRef}
      aria-label={label}
      items={options}
      selectionMode="single"
      escapeKeyBehavior="none"
      selectedKeys={country ? [country] : []}
      disabledKeys={options.filter((option) => option.isDisabled).map((option) => option.code)}
      // Picking the country that stands takes it out of the selection: it is meant all the same.
      onSelectionChange={(keys) => onPick(String([...keys][0] ?? country))}
      renderEmptyState={() => <div {...part('empty')}>{nothing}</div>}
    >
      {({ code, name, callingCode, isDisabled }) => (
        <ListBoxItem {...part('option')} className={part('option').className ?? ''} id={code} textValue={name}>
          <span>{isDisabled ? describeUnavailable(name) : name}</span> <span dir="ltr">+{callingCode}</span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}
