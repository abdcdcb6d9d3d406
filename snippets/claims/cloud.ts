import type { Claim } from '../types.ts'

const article = ['article']

/** The article on Amazon's own AI and AWS. */
export const cloudClaims: Claim[] = [
  {
    id: 'A26',
    status: 'background',
    text: {
      en: 'Amazon has long used AI itself: in recommendation, in logistics and in Alexa.',
      ko: '아마존은 오래전부터 추천, 물류 최적화, 알렉사에 AI를 써 왔다.',
    },
    sources: article,
    later: {
      verdict: 'confirmed',
      text: {
        en: 'Its warehouse robots get help from a foundation model, and Alexa+ is a generative AI assistant.',
        ko: '이제 파운데이션 모델이 물류 로봇을 돕고, 알렉사+는 생성형 AI 비서다.',
      },
      sources: ['amazon-deepfleet', 'verge-alexa'],
    },
  },
  {
    id: 'A27',
    status: 'opinion',
    text: {
      en: 'A new startup is therefore not a plain repeat of what the company already does.',
      ko: '그러니 새 스타트업은 하던 사업을 그대로 되풀이하는 일이 아니다.',
    },
    sources: article,
    later: {
      verdict: 'updated',
      text: {
        en: 'New it is, in another direction: the reported aim is engineering and manufacturing.',
        ko: '새롭기는 하되 방향이 달랐다. 보도된 목표는 공학과 제조다.',
      },
      sources: ['pureai-focus'],
    },
  },
  {
    id: 'A28',
    status: 'opinion',
    text: {
      en: 'The panel reads it as a more direct move into generative AI and the infrastructure business.',
      ko: '패널은 이를 생성형 AI와 인프라 사업으로 더 곧바로 들어가는 시도로 읽는다.',
    },
    sources: article,
    later: {
      verdict: 'contradicted',
      text: {
        en: 'The aim missed, by the company’s own words: engineering and manufacturing. That its AI is not generative nobody has said.',
        ko: '회사 스스로 한 말에 비추면 목표가 빗나갔다. 공학과 제조, 곧 ‘범용 인공 엔지니어(AGE)’다. 생성형이 아니라고 말한 사람은 없다.',
      },
      sources: ['reuters-colead', 'geekwire-robotics'],
    },
  },
  {
    id: 'A29',
    status: 'background',
    text: {
      en: 'AWS is a core cloud provider and supplies large-scale compute for training and inference.',
      ko: 'AWS는 학습과 추론에 쓰이는 연산 자원을 대규모로 대는 핵심 클라우드 회사다.',
    },
    sources: article,
    later: {
      verdict: 'confirmed',
      text: {
        en: 'AWS took in 37.6 billion dollars in the first quarter of 2026, 28 percent more than a year before.',
        ko: 'AWS의 2026년 1분기 매출은 376억 달러로 전년 동기보다 28% 늘었다.',
      },
      sources: ['amazon-q1'],
    },
  },
  {
    id: 'A30',
    status: 'unknown',
    text: {
      en: 'How Prometheus will connect to AWS is not known.',
      ko: '프로메테우스가 AWS와 어떻게 이어질지는 알려지지 않았다.',
    },
    sources: article,
    later: {
      verdict: 'open',
      text: {
        en: 'Its hardware stack is undisclosed, and no report found by 25 November 2026 puts it on AWS.',
        ko: '여전히 알 수 없다. 하드웨어 구성은 비공개이고, 2026년 11월 25일까지 AWS를 쓴다는 보도는 찾지 못했다.',
      },
      sources: ['peddie-stack'],
    },
  },
  {
    id: 'A31',
    status: 'opinion',
    text: {
      en: 'A strategy that ties cloud, data and AI models together is likely to be central.',
      ko: '클라우드와 데이터, AI 모델을 하나로 엮는 전략이 중심이 될 가능성이 크다.',
    },
    sources: article,
    later: {
      verdict: 'open',
      text: {
        en: 'Without support: the stated purpose is AI for the physical economy, and no report found ties it to Amazon’s cloud.',
        ko: '뒷받침이 없다. 밝힌 목적은 실물 경제(physical economy)를 위한 AI이고, 아마존 클라우드와 엮인다는 보도는 찾지 못했다.',
      },
      sources: ['pureai-focus', 'peddie-stack'],
    },
  },
]
