import Script from 'next/script';

export const metadata = { title: 'Neural networks, week 5' };

export default function Layout({ children }) {
  return (
    <html lang="en" style={{ colorScheme: 'light dark' }}>
      <body>
        {children}
        <Script src="/backprop/backprop-lesson.js" />
        <Script src="/backprop/embed.js" />
      </body>
    </html>
  );
}
