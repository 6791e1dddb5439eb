import '@mantine/core/styles.css';
import 'intl-tel-input/styles';
import 'react-international-phone/style.css';
import 'react-phone-number-input/style.css';
import 'sms-otp-kit/styles.css';
