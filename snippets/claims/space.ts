import type { Claim } from '../types.ts'

const article = ['article']

/** The article on data centres, on the ground and in orbit. */
export const spaceClaims: Claim[] = [
  {
    id: 'A32',
    status: 'background',
    text: {
      en: 'The later part of the interview turns to data centres in space and a contest with Musk.',
      ko: '인터뷰 뒷부분은 우주 데이터센터와 머스크와의 경쟁으로 넘어간다.',
    },
    sources: article,
  },
  {
    id: 'A33',
    status: 'quoted',
    text: {
      en: 'The world is said to spend about 400 billion dollars a year on AI and cloud infrastructure.',
      ko: '세계가 AI와 클라우드 인프라에 한 해 약 4,000억 달러를 쓴다는 말이 나왔다.',
    },
    sources: article,
    later: {
      verdict: 'updated',
      text: {
        en: 'Right number, wrong label: it fits four or five US firms in 2025; the world had spent more already.',
        ko: '금액은 비슷하고 범위가 달랐다. 2025년 미국 네댓 회사와 맞고, 세계의 지출은 이미 그보다 컸다.',
      },
      sources: ['emarketer-400', 'delloro-2025'],
    },
  },
  {
    id: 'A34',
    status: 'opinion',
    text: {
      en: 'Limits of power, cooling and land raise doubts about building on Earth alone at this pace.',
      ko: '전력과 냉각, 땅의 한계 때문에 이 속도로 지상에만 지을 수 있을지 의문이 따른다.',
    },
    sources: article,
    later: {
      verdict: 'confirmed',
      text: {
        en: 'Power is a documented limit: demand may reach 945 terawatt-hours by 2030, roughly Japan’s use today.',
        ko: '전력은 확인된 제약이다. 2030년 수요는 945TWh로 오늘 일본의 사용량에 가까울 수 있다.',
      },
      sources: ['iea-power'],
    },
  },
  {
    id: 'A35',
    status: 'background',
    text: {
      en: 'Blue Origin is Bezos’s company for rocket launches and space infrastructure.',
      ko: '블루 오리진은 로켓 발사와 우주 인프라를 만드는 베이조스의 회사다.',
    },
    sources: article,
    later: {
      verdict: 'updated',
      text: {
        en: 'In January 2026 it announced TeraWave, a network of 5,408 communications satellites.',
        ko: '2026년 1월에는 통신위성 5,408기로 이루는 테라웨이브를 발표했다.',
      },
      sources: ['space-terawave'],
    },
  },
  {
    id: 'A36',
    status: 'opinion',
    text: {
      en: 'If computing must one day leave Earth, Blue Origin could matter a great deal.',
      ko: '언젠가 연산 설비가 지구를 떠나야 한다면 블루 오리진의 역할이 커질 수 있다.',
    },
    sources: article,
    later: {
      verdict: 'confirmed',
      text: {
        en: 'It filed in March 2026 for up to 51,600 data-centre satellites; a May explosion then grounded New Glenn.',
        ko: '2026년 3월 데이터센터 위성 최대 5만 1,600기를 신청했고, 5월 폭발로 뉴 글렌 발사는 멈췄다.',
      },
      sources: ['nse-sunrise', 'fox35-newglenn'],
    },
  },
  {
    id: 'A37',
    status: 'background',
    text: {
      en: 'Musk’s SpaceX is after similar ground.',
      ko: '머스크의 스페이스X도 비슷한 자리를 노린다.',
    },
    sources: article,
    later: {
      verdict: 'confirmed',
      text: {
        en: 'SpaceX filed in January 2026 for up to a million data-centre satellites: under review, not granted.',
        ko: '스페이스X는 2026년 1월 데이터센터 위성 최대 100만 기를 신청했다. 심사 중일 뿐 승인은 아니다.',
      },
      sources: ['bbb-million', 'finviz-fcc'],
    },
  },
  {
    id: 'A38',
    status: 'opinion',
    text: {
      en: 'A new axis of competition that joins AI infrastructure and space technology may form.',
      ko: 'AI 인프라와 우주 기술이 만나는 새로운 경쟁 축이 생길 수 있다.',
    },
    sources: article,
    later: {
      verdict: 'confirmed',
      text: {
        en:
          'Within about four months both companies had filed for orbital data centres; no ruling was found on either.',
        ko: '약 넉 달 만에 두 회사가 모두 궤도 데이터센터를 신청했다. 어느 쪽도 결정은 찾지 못했다.',
      },
      sources: ['bbb-million', 'nse-sunrise'],
    },
  },
  {
    id: 'A39',
    status: 'opinion',
    text: {
      en: 'For now the ground is what counts; data centres in space are a distant matter.',
      ko: '지금은 지상 증설이 핵심이고 우주 데이터센터는 먼 이야기다.',
    },
    sources: article,
    later: {
      verdict: 'updated',
      text: {
        en:
          'Disputed: AWS’s chief said pretty far; SpaceX aims at prototypes in early 2027, yet warns it may never pay.',
        ko: '의견이 갈린다. AWS CEO는 꽤 멀다고 했고, 스페이스X는 2027년 초 시제 위성을 노리면서도 사업성은 없을 수 있다고 했다.',
      },
      sources: ['reuters-garman', 'notebookcheck-starmind', 'reuters-risk'],
    },
  },
  {
    id: 'A40',
    status: 'opinion',
    text: {
      en: 'The US alone may fail to meet future demand, and eyes may turn to space.',
      ko: '미국만으로는 앞으로의 수요를 감당하지 못해 시선이 우주로 향할 수 있다.',
    },
    sources: article,
    later: {
      verdict: 'updated',
      text: {
        en:
          'The space idea was Bezos’s own: in Turin he forecast gigawatt data centres in orbit within 10 to 20 years.',
        ko: '우주 이야기는 베이조스 자신이 꺼냈다. 토리노에서 10~20년 안의 기가와트급 궤도 데이터센터를 내다봤다.',
      },
      sources: ['reuters-turin'],
    },
  },
  {
    id: 'A41',
    status: 'opinion',
    text: {
      en: 'Then the two men’s space companies could clash once more.',
      ko: '그때 두 사람의 우주 회사가 다시 맞붙을 수 있다.',
    },
    sources: article,
    later: {
      verdict: 'confirmed',
      text: {
        en: 'In March 2026 Amazon objected to SpaceX’s plan, and SpaceX turned those words on Blue Origin’s.',
        ko: '2026년 3월 아마존이 스페이스X 계획에 반대했고, 스페이스X는 그 논리를 블루 오리진에 되돌렸다.',
      },
      sources: ['reuters-carr', 'payload-fcc'],
    },
  },
]
