import { smsOtp } from '@/lib/sms-otp';

export const GET = (request: Request): Promise<Response> => smsOtp().fetch(request);
export const POST = (request: Request): Promise<Response> => smsOtp().fetch(request);
