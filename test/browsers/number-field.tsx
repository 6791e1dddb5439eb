import { type ReactElement, StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { allCountries, PhoneEntry } from 'sms-otp-kit';
import 'sms-otp-kit/styles.css';
import { CountryPicker } from '../../src/country-picker/index.js';
import '../../src/styles/country-picker.css';

const seen = { value: null as string | null, error: '', reason: '', sent: [] as string[] };
Object.assign(globalThis, { seen });

function Page(): ReactElement {
  useEffect(() => {
    document.body.dataset['ready'] = 'yes';
  }, []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        seen.sent.push(String(new FormData(event.currentTarget).get('phone')));
      }}
    >
      <PhoneEntry
        name="phone"
        required
        countries={allCountries}
        defaultCountry="US"
        onChange={(value, { error, reason }) => Object.assign(seen, { value, error: error?.code ?? '', reason })}
      />
      <button>Send code</button>
      <textarea aria-label="Message" />
      <div id="searchable" style={{ overflow: 'hidden', height: 80 }}>
        <PhoneEntry countries={allCountries} defaultCountry="US" countryPicker={CountryPicker} label="Another number" />
      </div>
    </form>
  );
}

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
