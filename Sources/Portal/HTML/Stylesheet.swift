/// The one style of all pages. The brand's colour is its only variable.
enum Stylesheet {
  /// - Parameter colour: `#rrggbb`, checked for contrast on white when the configuration was read.
  static func text(colour: String) -> String {
    ":root{--brand:\(colour)}" + rules
  }

  private static let rules = """
    :root{--ink:#1b2430;--quiet:#5a6675;--line:#d9dfe6;--paper:#fff;--wash:#f4f6f8;--warn:#8a4b00;--warnwash:#fff4e5;
    --bad:#a3122a;--good:#0b6e4f;--on:#fff}
    @media (prefers-color-scheme:dark){:root{--ink:#e8edf3;--quiet:#a7b3c0;--line:#35404c;--paper:#161c23;
    --wash:#1e262f;--warn:#ffc978;--warnwash:#3a2a10;--bad:#ff9aa8;--good:#7fe0bd;--brand:#7fc9b0;--on:#10151a}}
    *{box-sizing:border-box}
    html{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);
    background:var(--wash)}
    body{margin:0;overflow-wrap:anywhere}
    a{color:var(--brand)}
    a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,
    input[type=date]:focus-within,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
    .skip{position:absolute;left:-999px}
    .unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    h3{font-size:16px;margin:4px 0}
    .skip:focus{left:8px;top:8px;background:var(--paper);padding:8px;z-index:1}
    header{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;justify-content:space-between;
    padding:10px 16px;background:var(--paper);border-bottom:1px solid var(--line)}
    .brand{font-weight:700;color:var(--brand)}
    .logo{display:block;width:auto;height:auto;max-width:220px;max-height:40px;background:#fff;border-radius:4px}
    nav{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center}
    nav form{margin:0}
    main{max-width:1080px;margin:0 auto;padding:12px 16px 32px}
    main.narrow,.narrow{max-width:560px;margin-left:auto;margin-right:auto}
    footer{max-width:1080px;margin:0 auto;padding:0 16px 24px;color:var(--quiet);font-size:14px}
    h1{font-size:22px;line-height:1.25;margin:8px 0}
    h2{font-size:17px;margin:20px 0 8px}
    p{margin:6px 0}
    .quiet{color:var(--quiet);font-size:14px}
    kbd{font:inherit;font-weight:700}@media (hover:none){.keys{display:none}}
    .card{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:12px 14px;margin:10px 0}
    .card>h2:first-child,.card>h3:first-child{margin-top:0}
    .note{background:var(--warnwash);color:var(--warn);border-radius:8px;padding:8px 12px;margin:8px 0}
    .bad{color:var(--bad)}.good{color:var(--good)}
    .steps{display:flex;list-style:none;margin:10px 0 6px;padding:0;gap:4px}
    .steps li{flex:1;font-size:11px;line-height:1.2;text-align:center;color:var(--quiet);hyphens:auto;
    border-top:5px solid var(--line);padding-top:4px}
    .steps .done{border-color:var(--brand)}
    .steps .now{border-color:var(--brand);color:var(--ink);font-weight:700}
    .steps .you{border-color:var(--warn);color:var(--warn);font-weight:700}
    @media (max-width:559px){.steps .now{flex:4;font-size:13px}
    .steps li:not(.now)>span{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}
    dl.answers{margin:0}
    dl.answers div{padding:5px 0;border-top:1px solid var(--line)}
    dl.answers div:first-child{border-top:0}
    dl.answers dt{font-size:12.5px;color:var(--quiet)}
    dl.answers dd{margin:0;font-size:15px;line-height:1.35}
    dl.answers .act dd{font-weight:600}
    .facts{display:grid;grid-template-columns:max-content 1fr;gap:2px 14px;margin:0}
    @media (min-width:860px){.wide .facts{grid-template-columns:repeat(3,max-content 1fr)}}
    .facts dt{color:var(--quiet)}.facts dd{margin:0}
    ol.way{list-style:none;margin:0;padding:0}
    ol.way li{border-left:3px solid var(--brand);padding:2px 0 8px 12px}
    ol.way time{display:block;color:var(--quiet);font-size:13px}
    table{width:100%;border-collapse:collapse;background:var(--paper);font-size:15px}
    caption{position:absolute;left:-999px}
    th{text-align:left;color:var(--quiet);font-weight:600;font-size:13px}
    td time,td .pill{white-space:nowrap}
    th,td{padding:8px 10px;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:break-word}
    .scroll{overflow-x:auto;border:1px solid var(--line);border-radius:10px}
    .pill{display:inline-block;border:1px solid var(--line);border-radius:999px;padding:0 9px;font-size:13px;
    white-space:nowrap}
    .pill.hot{border-color:var(--bad);color:var(--bad)}
    .pill.warm{border-color:var(--warn);color:var(--warn)}
    .tabs{display:flex;flex-wrap:wrap;gap:6px;margin:8px 0 12px;padding:0;list-style:none}
    .tabs a{display:block;padding:6px 12px;border-radius:999px;border:1px solid var(--line);text-decoration:none;
    background:var(--paper);color:var(--ink)}
    .tabs a[aria-current]{background:var(--brand);color:var(--on);border-color:var(--brand)}
    .two{display:grid;grid-template-columns:1fr;gap:0 20px}
    @media (min-width:860px){.two{grid-template-columns:3fr 2fr}}
    button,.button{font:inherit;font-weight:600;background:var(--brand);color:var(--on);border:1px solid var(--brand);
    border-radius:8px;padding:8px 16px;min-height:40px;cursor:pointer;text-decoration:none;display:inline-block}
    button.plain{background:none;color:var(--brand);border-color:transparent;padding:0;min-height:24px;
    font-weight:400;text-decoration:underline}
    button.second{background:var(--paper);color:var(--brand)}
    label{display:block;margin:8px 0 2px;font-weight:600;font-size:14px}
    input,select,textarea{font:inherit;width:100%;padding:8px 10px;border:1px solid var(--quiet);border-radius:8px;
    background:var(--paper);color:var(--ink)}
    input[type=checkbox]{width:auto}
    details{border-top:1px solid var(--line);padding:8px 0}
    summary{cursor:pointer;font-weight:600;padding:4px 0}
    pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:6px 0;padding:8px 10px;border-radius:8px;
    background:var(--wash);font:13px/1.45 ui-monospace,"Noto Sans Mono",monospace}
    .charge+.charge,.ask+.ask{border-top:1px solid var(--line)}
    ol.thread{list-style:none}
    ol.thread:not(.card){margin:0;padding:0}
    ol.thread li{border-radius:10px;padding:4px 12px;margin:6px 0;background:var(--wash);margin-right:12%}
    ol.thread .mine{margin:6px 0 6px 12%;border:1px solid var(--line);background:none}
    ol.thread .inside{background:var(--warnwash);color:var(--warn)}
    .said{white-space:pre-wrap}
    .row{display:flex;flex-wrap:wrap;gap:8px;align-items:center}
    section .row,section details{margin-top:8px}
    .tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:10px;list-style:none;margin:10px 0;
    padding:0}
    .tiles a{display:block;height:100%;padding:10px 14px;background:var(--paper);border:1px solid var(--line);
    border-radius:10px;text-decoration:none;color:var(--ink)}
    .tiles strong{display:block;font-size:26px;line-height:1.2}
    .tiles .hot{border-color:var(--bad)}.tiles .hot strong{color:var(--bad)}
    .find label{width:100%;margin:0}
    .find input{flex:1;min-width:0}
    .map{overflow:auto;max-height:80vh;border:1px solid var(--line);border-radius:10px;background:var(--paper)}
    .bars{display:block;width:100%;max-width:760px;background:var(--paper);border:1px solid var(--line);border-radius:10px;
    padding:8px;margin:8px 0}
    .bars text{fill:var(--ink);font-size:15px}.bars .end{fill:var(--quiet)}
    .bars .front{fill:var(--brand)}.bars .behind{fill:var(--line)}
    .chart{color:var(--ink);display:block}
    .chart .group>.box{stroke:var(--line)}
    .chart .group>.label{fill:var(--quiet);font-weight:600}
    .chart .leaf>.box,.chart .history>.box{fill:var(--paper);stroke:var(--quiet)}
    .chart .leaf.been>.box{fill:var(--wash);stroke:var(--brand);stroke-width:2}
    .chart .leaf.now>.box{fill:var(--brand);stroke:var(--brand)}
    .chart .leaf.now>.label{fill:var(--on);font-weight:600}
    .chart .way{stroke:var(--warn);stroke-width:1.6}
    .chart .head{fill:var(--warn)}
    .chart .count>rect{fill:var(--warn);stroke:var(--paper)}
    .chart .count>text{fill:var(--paper);font-weight:600;font-size:11px}
    """
}
