export default function Page() {
  return (
    <main>
      <h1>Week 5, in a frame</h1>
      <p>Step through one pass, and watch the gradient on its way back.</p>
      <iframe
        src="/backprop/embed.html#view=figure&depth=5"
        title="Backpropagation, step by step"
        width="100%"
        height="960"
        style={{ display: 'block', border: 0 }}
      ></iframe>
      <p>Then read on in chapter 6.</p>
    </main>
  );
}
