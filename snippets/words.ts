/** Words around the slides that this talk says in its own way: by language, the English ones first. */
export const words = {
  en: {
    'Common knowledge, taken as given.': 'Common knowledge the article builds on.',
    'A reading or a guess of somebody.': 'A reading or a guess, by the author or a panel.',
  },
  ko: {
    'Common knowledge, taken as given.': '글이 밑바탕으로 삼는 널리 알려진 내용',
    'A reading or a guess of somebody.': '글쓴이나 패널의 해석과 추측',
  },
}
