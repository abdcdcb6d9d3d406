import type { Claim } from '../types.ts'

const article = ['article']

/** The opening of the article and its part on the name. */
export const mythClaims: Claim[] = [
  {
    id: 'A1',
    status: 'reported',
    text: {
      en: 'Press reports say Jeff Bezos is preparing an AI startup, Project Prometheus, in an already crowded field.',
      ko: '이미 치열한 경쟁에 베이조스가 AI 스타트업 프로젝트 프로메테우스로 뛰어든다는 보도가 나왔다.',
    },
    sources: article,
    later: {
      verdict: 'confirmed',
      text: {
        en: 'Bezos and Vik Bajaj later confirmed on the record that they run it as co-CEOs.',
        ko: '베이조스와 빅 바자즈가 공동 CEO로 이끈다는 사실을 뒤에 두 사람이 직접 밝혔다.',
      },
      sources: ['reuters-colead', 'geekwire-round'],
    },
  },
  {
    id: 'A2',
    status: 'opinion',
    text: {
      en: 'It is more than another chatbot, because Amazon’s data and infrastructure and space technology are bound up in it.',
      ko: '챗봇 하나를 더하는 일이 아니다. 아마존의 데이터와 인프라, 우주 기술까지 얽혀 있기 때문이다.',
    },
    sources: article,
    later: {
      verdict: 'updated',
      text: {
        en: 'Not a chatbot, as guessed; the reported aim is engineering and manufacturing, with no reported tie to Amazon.',
        ko: '챗봇이 아니라는 짐작은 맞았다. 다만 보도된 목표는 공학과 제조이고, 아마존과 이어졌다는 보도는 찾지 못했다.',
      },
      sources: ['pureai-focus', 'peddie-stack'],
    },
  },
  {
    id: 'A3',
    status: 'opinion',
    text: {
      en: 'Bezos is betting on AI once more, and a rivalry with Elon Musk is part of the story.',
      ko: '베이조스가 AI에 다시 거는 승부이며 일론 머스크와의 경쟁도 이야기의 한 축이다.',
    },
    sources: article,
    later: {
      verdict: 'confirmed',
      text: {
        en: 'Musk answered the news the same day by calling Bezos a copycat, in a word and an emoji.',
        ko: '머스크는 같은 날 단어 하나와 고양이 이모지로 베이조스를 따라쟁이라고 놀렸다.',
      },
      sources: ['ndtv-musk'],
    },
  },
  {
    id: 'A4',
    status: 'reported',
    text: {
      en: 'The startup’s name is understood to be “Project Prometheus”.',
      ko: '새 회사의 이름은 ‘프로젝트 프로메테우스’로 알려졌다.',
    },
    sources: article,
    later: {
      verdict: 'confirmed',
      text: {
        en: 'Wire reports carried the same name, and the company has used Prometheus since.',
        ko: '통신사 보도도 같은 이름을 전했고 회사는 그 뒤로 프로메테우스라는 이름을 쓴다.',
      },
      sources: ['reuters-colead', 'techcrunch-round'],
    },
  },
  {
    id: 'A5',
    status: 'background',
    text: {
      en: 'In Greek myth Prometheus stole fire, gave it to people and was punished for ever.',
      ko: '그리스 신화의 프로메테우스는 불을 훔쳐 사람에게 건네고 끝없는 벌을 받았다.',
    },
    sources: article,
  },
  {
    id: 'A6',
    status: 'opinion',
    text: {
      en: 'The symbol fits a theme AI keeps returning to: powerful technology and the responsibility that follows.',
      ko: '이 상징은 강력한 기술과 그에 따르는 책임이라는 AI 업계의 오랜 화두와 맞닿아 있다.',
    },
    sources: article,
  },
  {
    id: 'A7',
    status: 'reported',
    text: {
      en: 'The project was reportedly born in the middle of an accelerating AI arms race.',
      ko: '보도에 따르면 이 프로젝트는 속도가 붙은 AI 군비 경쟁 한가운데서 태어났다.',
    },
    sources: article,
  },
  {
    id: 'A8',
    status: 'background',
    text: {
      en: 'Other billionaires and big technology firms are already pouring capital into generative AI.',
      ko: '다른 억만장자와 빅테크는 이미 생성형 AI에 막대한 자본을 쏟고 있다.',
    },
    sources: article,
  },
  {
    id: 'A9',
    status: 'opinion',
    text: {
      en: 'Rather than arriving late, Bezos seems to be building a separate company around what he already owns.',
      ko: '뒤늦은 합류라기보다 가진 것을 한껏 살릴 별도 회사를 세우는 모습이다.',
    },
    sources: article,
    later: {
      verdict: 'confirmed',
      text: {
        en: 'A separate company it is, with money from others too; no reported use of what Amazon owns was found.',
        ko: '별도 회사라는 점은 맞았고 외부 자금도 받았다. 아마존이 가진 것을 쓴다는 보도는 찾지 못했다.',
      },
      sources: ['techcrunch-round', 'peddie-stack'],
    },
  },
  {
    id: 'A10',
    status: 'opinion',
    text: {
      en: 'The name can be read as aiming past tools, at AI that touches all human activity.',
      ko: '이름은 도구를 넘어 사람의 활동 전반에 닿는 AI를 겨냥한다고 읽힐 수 있다.',
    },
    sources: article,
    later: {
      verdict: 'updated',
      text: {
        en: 'Bezos has since described something narrower, a far more modern CAD, under a large name: “artificial general engineer”.',
        ko: '베이조스가 뒤에 밝힌 그림은 더 좁다. 훨씬 현대적인 설계 도구에 ‘범용 인공 엔지니어(AGE)’라는 큰 이름을 붙였다.',
      },
      sources: ['geekwire-robotics', 'techcrunch-round'],
    },
  },
  {
    id: 'A11',
    status: 'unknown',
    text: {
      en: 'Only a startup at its launch, with Bezos directly involved, is fairly clear; no product is known.',
      ko: '분명한 것은 베이조스가 직접 나선 회사가 출발했다는 정도이고 제품은 알려지지 않았다.',
    },
    sources: article,
    later: {
      verdict: 'updated',
      text: {
        en: 'His role is on the record; as of August 2026 no public product had been found, and nothing newer by 25 November.',
        ko: '그의 역할은 공식 확인됐다. 2026년 8월까지 공개된 제품은 없었고 11월 25일까지 새 소식도 찾지 못했다.',
      },
      sources: ['geekwire-robotics', 'apievangelist'],
    },
  },
]
