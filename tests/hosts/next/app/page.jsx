export default function Page() {
  return (
    <main>
      <h1>Week 5: how a network learns</h1>
      <p>Step through one pass, and watch the gradient on its way back.</p>
      <backprop-lesson view="figure" depth="5"></backprop-lesson>
      <p>Then read on in chapter 6.</p>
    </main>
  );
}
