import type { Db } from '../../db/open.ts'

const dayMs = 86_400_000

/** Every post of a launch read so many times, a day apart, with the sums that are kept of it; and clicks, shares and visits around it. */
export function makeManyMeasurements(db: Db, launchId: number, readings: number): void {
  db.$client.exec(`
    with recursive n (i) as (select 1 union all select i + 1 from n where i < ${readings})
      insert into reach_rounds (launch_id, network, kind, planned_at, state, total, measured, started_at, done_at)
      select l.id, d.network, 'planned', l.launch_at + i * ${dayMs}, 'done', d.posts, d.posts, l.launch_at, l.launch_at
      from n, launches l, (select network, count(*) as posts from deliveries
        where launch_id = ${launchId} and state = 'posted' group by network) d where l.id = ${launchId};
    insert into measurements (delivery_id, round_id, at, gone, impressions, likes, reposts, replies, quotes, bookmarks)
      select d.id, r.id, r.planned_at, 0, d.id % 997 * r.id, d.id % 89 * r.id, d.id % 31, d.id % 7, d.id % 3, 1
      from deliveries d join reach_rounds r on r.launch_id = d.launch_id and r.network = d.network
      where d.launch_id = ${launchId} and d.state = 'posted' order by d.id, r.id;
    insert into reach_latest
      (delivery_id, launch_id, network, message_id, followers, at, impressions, likes, reposts, replies, quotes, bookmarks)
      select m.delivery_id, d.launch_id, d.network, coalesce(p.message_id, 0), a.followers, m.at,
        m.impressions, m.likes, m.reposts, m.replies, m.quotes, m.bookmarks
      from measurements m join deliveries d on d.id = m.delivery_id join pledges p on p.id = d.pledge_id
        join accounts a on a.id = d.account_id
      where m.round_id in (select max(id) from reach_rounds where launch_id = ${launchId} group by network);
    insert into round_sums (round_id, message_id, gone, posts, followers, impressions, impressions_of, likes, reposts)
      select m.round_id, l.message_id, 0, count(*), sum(l.followers), sum(m.impressions), count(*), sum(m.likes), sum(m.reposts)
      from measurements m join reach_latest l on l.delivery_id = m.delivery_id where l.launch_id = ${launchId} group by 1, 2;
    insert into reach_sums (launch_id, network, message_id, gone, posts, followers, impressions, impressions_of, likes, reposts)
      select launch_id, network, message_id, 0, count(*), sum(followers), sum(impressions), count(*), sum(likes), sum(reposts)
      from reach_latest where launch_id = ${launchId} group by 1, 2, 3;
    with recursive n (i) as (select 0 union all select i + 1 from n where i < 719)
      insert into counts (campaign_id, kind, key, message_id, period, count)
      select l.campaign_id, 'click', p.place, m.id, strftime('%Y-%m-%dT%H:00:00.000Z', l.launch_at / 1000 + n.i * 3600, 'unixepoch'), 3
      from n, launches l, (select 'x' as place union select 'bluesky' union select 'mastodon' union select 'shared') p,
        (select 0 as id union select id from messages) m where l.id = ${launchId};
    with recursive n (i) as (select 0 union all select i + 1 from n where i < 59)
      insert into counts (campaign_id, kind, period, key, message_id, count)
      select l.campaign_id, 'visit', date(l.launch_at / 1000, 'unixepoch', n.i || ' days'), '', 0, 900 from n, launches l where l.id = ${launchId};
    insert into counts (campaign_id, kind, period, key, message_id, count)
      select v.campaign_id, 'share', v.period, w.way, m.id, 7 from counts v, (select 'x' as way union select 'whatsapp' union select 'copy') w,
        (select 0 as id union select id from messages) m where v.kind = 'visit';
  `)
}
