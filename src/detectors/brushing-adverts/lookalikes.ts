import { simplified } from './traditional.ts'

/** Forms of one character: traditional, Japanese, with a stroke more or less. The last of each pair is the one to read. */
const pairs =
  '氣气 気气 乞气 點点 奌点 讚赞 贊赞 瓒赞 絲丝 糸丝 號号 呺号 單单 単单 箪单 評评 實实 実实 賣卖 買买 價价 値值 關关 関关 註注 冊册 觀观 覌观 眾众 衆众 線线 場场 塲场 機机 掛挂 雙双 擊击 彈弹 弾弹 碼码 驗验 験验 證证 軟软 雲云 業业 務务 銷销 帳账 賬账 級级 養养 帶带 帯带 貨货 寶宝 紛纷 漲涨 張张 眞真 貭质 質质 發发 発发 補补 儲储 製制 當当 團团 員员 員员 與与 對对 個个 箇个 萬万 倆俩 訂订 選选 進进 歡欢 愛爱 電电 話话 話话 華华 為为 爲为 無无 沒没 後后 會会 時时 間间 開开 閉闭 間间 頭头 視视 頻频 頁页 們们 國国 語语 讀读 認认 識识 錢钱 錄录 録录 權权 戶户 樣样 優优 廣广 廠厂 壓压 應应 戀恋 戲戏 擬拟 據据 數数 數数 斷断 東东 極极 標标 橋桥 歲岁 測测 滿满 準准 濟济 爾尔 獨独 現现 瑩莹 產产 畫画 積积 穩稳 組组 給给 統统 經经 維维 網网 練练 總总 績绩 續续 義义 聯联 聽听 興兴 薇微 徽微 嶶微 術术 號号 裝装 託托 詢询 試试 詳详 課课 調调 論论 護护 貼贴 費费 資资 購购 輕轻 輪轮 連连 達达 過过 還还 邊边 長长 門门 閱阅 隊队 隨随 雜杂 雞鸡 靈灵 順顺 預预 題题 類类 飛飞 騙骗 驚惊 體体 黃黄 臺台 榮荣 禮礼 贈赠 劃划 匯汇 滅灭 樓楼 鋪铺 舖铺 篩筛 亻人 刂刷 唰刷 涮刷 茄加 伽加 囗口 冫水 氵水 扌手 忄心 灬火 艹草 辶走 釆采 丨1 〇0 ㄧ一 嵿顶 锝得 涱涨 璋涨 仯少 囍喜 坿付 笁竹 佉去 甴由 恏好 湉甜 沝水 淼水 巜川 俬私 咑打 吅叫 喥度 岀出 囯国 侑有 哋地 帯带 怬息 莗车 嗰个 亽人 叧另 竒奇 厷公 厶私 媤思 姩年 歺餐 丄上 丅下 仩上 芐下 莮男 囡女 仺仓 汄水 谠党 啲的 苝北 唫金 槑梅 笶笑 笩代 岱代 玳代 玬丹 媌描 俥车 倁知 軍军 盤盘 節节 羣群 際际 傳传 滾滚 鏈链 銀银 紅红 綠绿 藍蓝 薦荐 閒闲 鹹咸 魚鱼 馬马 鬥斗 響响 額额 領领 稱称 職职 聲声 臉脸 範范 紙纸 純纯 細细 終终 結结 絡络 絕绝 舊旧 處处 虛虚 衝冲 規规 計计 記记 訊讯 設设 許许 診诊 詞词 誠诚 請请 諾诺 豐丰 負负 財财 貴贵 賞赏 賠赔 贏赢 載载 較较 輔辅 辦办 運运 遊游 遞递 遠远 適适 郵邮 鐘钟 隱隐 離离 難难 項项 願愿 顯显 館馆 麗丽 齊齐 條条 槍枪 榮荣 殺杀 決决 涼凉 漲涨 爭争 牆墙 環环 療疗 禮礼 種种 穫获 窩窝 筆笔 簡简 籤签 糧粮 納纳 紮扎 絨绒 綁绑 綜综 緊紧 縣县 繪绘 聰聪 腳脚 膚肤 藥药 虧亏 術术 襯衬 覽览 訪访 該该 誌志 誤误 諮咨 謎谜 譜谱 讓让 貓猫 貪贪 賽赛 躍跃 輸输 轟轰 遙遥 遺遗 釘钉 鈔钞 鋒锋 鎖锁 鏡镜 鑽钻 閃闪 闊阔 陸陆 陽阳 雖虽 霧雾 韓韩 頂顶 風风 飯饭 駐驻 鬧闹 鮮鲜 鹽盐 麥麦'

export const forms: ReadonlyMap<string, string> = new Map([
  ...simplified,
  ...pairs.split(' ').map((pair): [string, string] => {
    const [from = '', to = ''] = [...pair]
    return [from, to]
  }),
])

/** Characters that were taken apart. */
export const split: readonly (readonly [parts: string, whole: string])[] =
  '亻言信 言平评 讠平评 言仑论 讠仑论 米分粉 氵主注 扌圭挂 木几机 石马码 走召超 口乎呼 禾口和 王求球 禾中种 金肖销 钅肖销 口丂号 口亏号 衤卜补 衤补补 尸巾刂刷 尸巾刷 弓单弹 亻直值 氵张涨 火爆爆 女马妈 贝占贴 又又双 立占站 木又权 氵则测 亻故做 亻乍作 亻弋代 贝戋贱 贝反贩 扌丁打 扌白拍 口合哈 山由岫 土也地 亻也他 日青晴 先贝赞 占灬点 占火点 卜曰古 立日音 马叟骚 言果课'
    .split(' ')
    .map((entry): [string, string] => {
      const letters = [...entry]
      return [letters.slice(0, -1).join(''), letters.at(-1) ?? '']
    })
    .filter(([parts]) => [...parts].length > 1)

/** Pictures that are read aloud. */
export const pictures: ReadonlyMap<string, string> = new Map(
  '👍赞 👍🏻赞 🍚粉 🍜粉 ❤心 💗心 💓心 💕心 🧡心 💛心 💚心 💙心 💜心 🖤心 ♥心 💖心 ➕加 ✚加 ✖乘 ✋手 🖐手 🤚手 👋手 🎵音 🎶音 🎤播 💧水 💦水 🌊水 🐟鱼 🐠鱼 📱机 ☎电 📞电 🔢号 🆔号 🈯号 🔖号 📄单 📃单 🧾单 📋单 🥚蛋 🔺三角 👥人 👤人 🧍人 🚶人 👫人 👀看 👁看 👁‍🗨看 🔛在线 🌡热 ♨热 🖌刷 🪥刷 🧹刷 🐂牛 🐎马 🐴马 🏠房 🏡房 ⭐星 🌟星 💬评 🗨评 📢播 📺播 📡播 🎥播 🎬播 🖊笔 🚗车 🛒购 📦包 🎒包 💄粉 🀄中 🈚无 🈶有 🉐得 🈵满 🈴合 🈺营 🈷月 🉑可 ㊙秘 ㊗祝 📈涨 ⬆上 🔝上 ⏫上 🔼上 📨信 ✉信 📩信 🤖机器 👮警 🐶狗 🆕新 🔓解 🈳空 🫙空'
    .split(' ')
    .map((entry): [string, string] => {
      const at = [...entry].findIndex((letter) => /\p{Script=Han}/u.test(letter))
      const letters = [...entry]
      return [letters.slice(0, at).join(''), letters.slice(at).join('')]
    }),
)

/** Letters of other scripts, and signs, that stand for Latin letters. */
export const letters: ReadonlyMap<string, string> = new Map(
  [
    ...'аa еe оo рp сc уy хx ѕs іi јj ԁd ɡg ʏy ɴn ʀr ɪi ʙb ᴢz ᴅd ᴋk αa βb οo νv τt κk ρp ғf ɑa ʟl ɢg ʜh մu ցg հh ոn աw ıi ȷj ᴀa ᴄc ᴇe ᴊj ᴍm ᴏo ᴘp ᴛt ᴜu ᴠv ᴡw ❶1 ❷2 ❸3 ❹4 ❺5 ❻6 ❼7 ❽8 ❾9 ➀1 ➁2 ➂3 ➃4 ➄5 ➅6 ➆7 ➇8 ➈9 ➊1 ➋2 ➌3 ➍4 ➎5 ➏6 ➐7 ➑8 ➒9 ꜰf ꜱs ꞯq 🅐a 🅑b 🅒c 🅓d 🅔e 🅕f 🅖g 🅗h 🅘i 🅙j 🅚k 🅛l 🅜m 🅝n 🅞o 🅟p 🅠q 🅡r 🅢s 🅣t 🅤u 🅥v 🅦w 🅧x 🅨y 🅩z 🅰a 🅱b 🅲c 🅳d 🅴e 🅵f 🅶g 🅷h 🅸i 🅹j 🅺k 🅻l 🅼m 🅽n 🅾o 🅿p 🆀q 🆁r 🆂s 🆃t 🆄u 🆅v 🆆w 🆇x 🆈y 🆉z 🆊p 🇦a 🇧b 🇨c 🇩d 🇪e 🇫f 🇬g 🇭h 🇮i 🇯j 🇰k 🇱l 🇲m 🇳n 🇴o 🇵p 🇶q 🇷r 🇸s 🇹t 🇺u 🇻v 🇼w 🇽x 🇾y 🇿z'.split(
      ' ',
    ),
  ].map((pair): [string, string] => {
    const [from = '', to = ''] = [...pair]
    return [from, to]
  }),
)
