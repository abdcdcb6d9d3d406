/** Lets the report's buttons show one rule, or only slides with findings. Runs in the page, without anything else. */
export function filterReport(): void {
  const state = { rule: '', open: false }
  const show = (element: HTMLElement, shown: boolean) => element.hidden = !shown
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('nav button')]

  function apply(): void {
    for (const part of document.querySelectorAll<HTMLElement>('[data-rule]:not(button)'))
      show(part, !state.rule || part.dataset.rule === state.rule)
    let any = false
    for (const slide of document.querySelectorAll<HTMLElement>('.slide, .talk')) {
      const here = slide.querySelector('.findings [data-rule]:not([hidden])') !== null
      show(slide, (!state.rule && !state.open && slide.matches('.slide')) || here)
      any ||= !slide.hidden
    }
    // An earlier click is shown for what was found there, and for nothing else.
    for (const figure of document.querySelectorAll<HTMLElement>('figure[data-click]'))
      show(figure, figure.querySelector('.mark:not([hidden])') !== null)
    show(document.querySelector<HTMLElement>('.nothing')!, !any)
    for (const button of buttons) {
      button.setAttribute(
        'aria-pressed',
        String(button.matches('.clean') ? state.open : button.dataset.rule === state.rule),
      )
    }
  }

  for (const button of buttons) {
    button.addEventListener('click', () => {
      if (button.matches('.clean'))
        state.open = !state.open
      else
        state.rule = button.dataset.rule!
      apply()
    })
  }
  apply()
}
