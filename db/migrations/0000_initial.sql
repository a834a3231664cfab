CREATE TABLE `accounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`network` text NOT NULL,
	`remote_id` text NOT NULL,
	`host` text NOT NULL,
	`handle` text NOT NULL,
	`name` text NOT NULL,
	`followers` integer DEFAULT 0 NOT NULL,
	`profile_url` text NOT NULL,
	`folded` text,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_once` ON `accounts` (`network`,`remote_id`);--> statement-breakpoint
CREATE TABLE `grants` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`sealed` text NOT NULL,
	`granted_at` integer NOT NULL,
	`checked_at` integer,
	`released_at` integer,
	`give_back_at` integer,
	`give_back_tries` integer DEFAULT 0 NOT NULL,
	`given_back_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "grant_state" CHECK(state in ('live', 'reconnect', 'revoked'))
);
--> statement-breakpoint
CREATE INDEX `grants_to_give_back` ON `grants` (`give_back_at`) WHERE give_back_at is not null;--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_id` integer,
	`actor` text NOT NULL,
	`kind` text NOT NULL,
	`campaign_id` integer,
	`campaign` text,
	`data` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_by_actor` ON `audit` (`actor_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_by_campaign` ON `audit` (`campaign_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_by_kind` ON `audit` (`kind`,`id`);--> statement-breakpoint
CREATE TABLE `batches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`launch_id` integer NOT NULL,
	`state` text NOT NULL,
	`network` text,
	`host` text,
	`size` integer DEFAULT 0 NOT NULL,
	`unsent` integer DEFAULT 0 NOT NULL,
	`run` text NOT NULL,
	`holder` text,
	`issued_at` integer NOT NULL,
	`held_at` integer,
	`closed_at` integer,
	`done_at` integer,
	`why` text,
	`mark` integer,
	`doubt_until` integer,
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "batch_state" CHECK(state in ('queued', 'closed', 'done'))
);
--> statement-breakpoint
CREATE INDEX `batches_by_launch` ON `batches` (`launch_id`,`state`);--> statement-breakpoint
CREATE INDEX `batches_by_network` ON `batches` (`network`,`done_at`);--> statement-breakpoint
CREATE INDEX `batches_open` ON `batches` (`state`) WHERE state <> 'done';--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `senders` (
	`id` text PRIMARY KEY NOT NULL,
	`machine` text NOT NULL,
	`egress` text NOT NULL,
	`pid` integer NOT NULL,
	`start_ticks` text,
	`first_seen_at` integer NOT NULL,
	`heard_at` integer,
	`sockets` integer,
	`clock_apart_ms` integer,
	`differs` text DEFAULT '[]' NOT NULL,
	`dead_at` integer
);
--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`story` text NOT NULL,
	`byline` text DEFAULT '' NOT NULL,
	`organization` text NOT NULL,
	`goal` integer NOT NULL,
	`time_zone` text NOT NULL,
	`lang` text,
	`hashtag` text DEFAULT '' NOT NULL,
	`link_in_posts` integer DEFAULT false NOT NULL,
	`call_script` text DEFAULT '' NOT NULL,
	`bill` text DEFAULT '' NOT NULL,
	`call_number` text DEFAULT '' NOT NULL,
	`hotline` text,
	`lobbying_days` text DEFAULT '[]' NOT NULL,
	`picture` text,
	`actions` text DEFAULT '{"pledge":{"shown":true,"title":"","text":""},"share":{"shown":true,"title":"","text":""},"call":{"shown":true,"title":"","text":""}}' NOT NULL,
	`videos` text DEFAULT '[]' NOT NULL,
	`reposts` text DEFAULT '[]' NOT NULL,
	`versions` text DEFAULT '{}' NOT NULL,
	`preview_hash` text,
	`preview_sealed` text,
	`report_published_at` integer,
	`created_at` integer NOT NULL,
	CONSTRAINT "campaign_state" CHECK(state in ('draft', 'published'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaigns_slug_unique` ON `campaigns` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `campaigns_by_preview` ON `campaigns` (`preview_hash`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`campaign_id` integer NOT NULL,
	`section` text NOT NULL,
	`organizer_id` integer NOT NULL,
	`version` integer NOT NULL,
	`typed` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `section`, `organizer_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "draft_section" CHECK(section in ('basics', 'picture', 'story', 'messages', 'actions', 'calls', 'hotline', 'videos', 'reposts'))
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `messages_by_campaign` ON `messages` (`campaign_id`,`position`);--> statement-breakpoint
CREATE TABLE `account_checks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`network` text NOT NULL,
	`asked_at` integer NOT NULL,
	`total` integer NOT NULL,
	`working` integer DEFAULT 0 NOT NULL,
	`reconnect` integer DEFAULT 0 NOT NULL,
	`unclear` integer DEFAULT 0 NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_check_at_a_time` ON `account_checks` (`campaign_id`,`network`) WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX `checks_by_campaign` ON `account_checks` (`campaign_id`,`id`);--> statement-breakpoint
CREATE TABLE `vitals` (
	`name` text PRIMARY KEY NOT NULL,
	`seen` text NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `network_returns` (
	`address` text PRIMARY KEY NOT NULL,
	`begun_at` integer NOT NULL,
	`outcome` text
);
--> statement-breakpoint
CREATE INDEX `network_returns_by_age` ON `network_returns` (`begun_at`);--> statement-breakpoint
CREATE TABLE `counted_calls` (
	`form` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `counted_calls_by_age` ON `counted_calls` (`at`);--> statement-breakpoint
CREATE TABLE `congress_editions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`current` integer DEFAULT false NOT NULL,
	`loaded_at` integer NOT NULL,
	`newest_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`members` integer NOT NULL,
	`offices` integer NOT NULL,
	`zips` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_current_edition` ON `congress_editions` (`current`) WHERE current = 1;--> statement-breakpoint
CREATE TABLE `congress_members` (
	`edition` integer NOT NULL,
	`bioguide` text NOT NULL,
	`chamber` text NOT NULL,
	`state` text NOT NULL,
	`district` integer,
	`name` text NOT NULL,
	`party` text NOT NULL,
	`phone` text,
	`url` text,
	`ends_on` text NOT NULL,
	PRIMARY KEY(`edition`, `bioguide`),
	FOREIGN KEY (`edition`) REFERENCES `congress_editions`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "member_chamber" CHECK(chamber in ('house', 'senate'))
);
--> statement-breakpoint
CREATE INDEX `members_by_seat` ON `congress_members` (`edition`,`state`,`district`);--> statement-breakpoint
CREATE TABLE `congress_offices` (
	`edition` integer NOT NULL,
	`bioguide` text NOT NULL,
	`place` integer NOT NULL,
	`city` text NOT NULL,
	`state` text NOT NULL,
	`zip` text,
	`phone` text NOT NULL,
	PRIMARY KEY(`edition`, `bioguide`, `place`),
	FOREIGN KEY (`edition`) REFERENCES `congress_editions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `congress_zips` (
	`edition` integer NOT NULL,
	`zip` text NOT NULL,
	`state` text NOT NULL,
	`district` integer NOT NULL,
	PRIMARY KEY(`edition`, `zip`, `state`, `district`),
	FOREIGN KEY (`edition`) REFERENCES `congress_editions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `zips_by_district` ON `congress_zips` (`edition`,`state`,`district`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`delivery_id` integer NOT NULL,
	`batch_id` integer,
	`at` integer NOT NULL,
	`sent_at` integer,
	`kind` text NOT NULL,
	`reason` text,
	`status` integer,
	`request_id` text,
	`answer` text,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `attempts_by_delivery` ON `attempts` (`delivery_id`,`id`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`launch_id` integer NOT NULL,
	`pledge_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`network` text NOT NULL,
	`host` text NOT NULL,
	`state` text NOT NULL,
	`text` text NOT NULL,
	`frozen` text NOT NULL,
	`digest` text DEFAULT '' NOT NULL,
	`batch_id` integer,
	`place` integer,
	`moment_at` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`reason` text,
	`look_at` integer,
	`looks` integer DEFAULT 0 NOT NULL,
	`sent_at` integer,
	`remote_id` text,
	`url` text,
	`posted_at` integer,
	`settled_at` integer,
	`deleted_at` integer,
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "delivery_state" CHECK(state in ('pending', 'queued', 'posted', 'refused', 'unknown', 'withdrawn', 'stopped', 'missed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `delivery_once` ON `deliveries` (`launch_id`,`pledge_id`);--> statement-breakpoint
CREATE INDEX `deliveries_by_host` ON `deliveries` (`launch_id`,`state`,`network`,`host`,`due_at`);--> statement-breakpoint
CREATE INDEX `deliveries_by_batch` ON `deliveries` (`batch_id`,`place`);--> statement-breakpoint
CREATE INDEX `deliveries_by_pledge` ON `deliveries` (`pledge_id`);--> statement-breakpoint
CREATE INDEX `deliveries_lateness` ON `deliveries` (`launch_id`,(sent_at - moment_at),`sent_at`) WHERE state = 'posted';--> statement-breakpoint
CREATE INDEX `deliveries_in_doubt` ON `deliveries` (`look_at`) WHERE look_at is not null;--> statement-breakpoint
CREATE TABLE `hash_keys` (
	`key_id` text NOT NULL,
	`purpose` text NOT NULL,
	`sealed` text NOT NULL,
	`kept_at` integer NOT NULL,
	PRIMARY KEY(`key_id`, `purpose`)
);
--> statement-breakpoint
CREATE TABLE `launches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`launch_at` integer NOT NULL,
	`late_limit_ms` integer DEFAULT 300000 NOT NULL,
	`retry_window_ms` integer DEFAULT 900000 NOT NULL,
	`spread_ms` integer DEFAULT 0 NOT NULL,
	`spread_seed` integer,
	`goal_rule` text DEFAULT 'anyway' NOT NULL,
	`extend_days` integer,
	`extended_from` integer,
	`unreached_at` integer,
	`goal_count` integer,
	`armed_at` integer,
	`opened_at` integer,
	`going` integer,
	`paused_at` integer,
	`stopped_at` integer,
	`halt_reason` text,
	`halt_said` text,
	`halt_alike` text,
	`resumed_at` integer,
	`finished_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "launch_kind" CHECK(kind in ('real', 'rehearsal')),
	CONSTRAINT "launch_state" CHECK(state in ('draft', 'open', 'arming', 'armed', 'firing', 'settling', 'finished', 'cancelled', 'missed', 'stopped', 'halted'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_real_launch` ON `launches` (`campaign_id`) WHERE kind = 'real';--> statement-breakpoint
CREATE INDEX `launches_by_state` ON `launches` (`state`,`launch_at`);--> statement-breakpoint
CREATE TABLE `mail_refusals` (
	`mailbox_hash` text PRIMARY KEY NOT NULL,
	`refused_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mail_stops` (
	`campaign_id` integer NOT NULL,
	`address_hash` text NOT NULL,
	`stopped_at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `address_hash`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `mailings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`audience` text NOT NULL,
	`kind` text NOT NULL,
	`topic` text NOT NULL,
	`data` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`start_at` integer NOT NULL,
	`after_id` integer DEFAULT 0 NOT NULL,
	`mails` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mailing_audience" CHECK(audience in ('supporters', 'organizers', 'reminders')),
	CONSTRAINT "mailing_state" CHECK(state in ('waiting', 'done', 'dropped'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_mailing_a_topic` ON `mailings` (`topic`,`audience`) WHERE state = 'waiting';--> statement-breakpoint
CREATE TABLE `mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`topic` text,
	`campaign_id` integer,
	`state` text NOT NULL,
	`rank` integer NOT NULL,
	`letter` text,
	`address_hash` text NOT NULL,
	`mailbox_hash` text,
	`unsubscribe_hash` text,
	`created_at` integer NOT NULL,
	`next_at` integer NOT NULL,
	`until` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`sending_at` integer,
	`data_at` integer,
	`settled_at` integer,
	`reason` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "mail_state" CHECK(state in ('queued', 'sending', 'sent', 'refused', 'unknown', 'dropped'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mails_key_unique` ON `mails` (`key`);--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`rank`,`next_at`) WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX `mails_sending` ON `mails` (`sending_at`) WHERE state = 'sending';--> statement-breakpoint
CREATE INDEX `mails_by_topic` ON `mails` (`topic`) WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX `mails_by_mailbox` ON `mails` (`mailbox_hash`,`created_at`);--> statement-breakpoint
CREATE INDEX `mails_by_campaign` ON `mails` (`campaign_id`,`kind`,`state`);--> statement-breakpoint
CREATE UNIQUE INDEX `mail_way_out` ON `mails` (`unsubscribe_hash`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`role` text NOT NULL,
	`email` text,
	`invited_by` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`invited_by`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_open_invitation` ON `invitations` (`email`) WHERE used_at is null;--> statement-breakpoint
CREATE TABLE `organizers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`lang` text,
	CONSTRAINT "organizer_role" CHECK(role in ('owner', 'editor', 'viewer'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organizers_email_unique` ON `organizers` (`email`);--> statement-breakpoint
CREATE TABLE `password_resets` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`organizer_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`token_sealed` text,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `password_resets_by_organizer` ON `password_resets` (`organizer_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`organizer_id` integer,
	`browser` text,
	`begun_at` integer,
	`seen_at` integer,
	`expires_at` integer NOT NULL,
	`stranger` integer DEFAULT false NOT NULL,
	`size` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE INDEX `sessions_of_supporters` ON `sessions` (`stranger`,`seen_at`,`size`) WHERE organizer_id is null;--> statement-breakpoint
CREATE INDEX `sessions_by_organizer` ON `sessions` (`organizer_id`) WHERE organizer_id is not null;--> statement-breakpoint
CREATE TABLE `tries` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tries_by_end` ON `tries` (`until`);--> statement-breakpoint
CREATE TABLE `pledges` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`by` text DEFAULT 'account' NOT NULL,
	`account_id` integer,
	`state` text DEFAULT 'active' NOT NULL,
	`text` text NOT NULL,
	`digest` text DEFAULT '' NOT NULL,
	`message_id` integer,
	`text_rule` text,
	`print_version` integer DEFAULT 0 NOT NULL,
	`email` text,
	`address_hash` text,
	`receipt_hash` text NOT NULL,
	`receipt_sealed` text NOT NULL,
	`confirmed_at` integer NOT NULL,
	`withdrawn_at` integer,
	`removed_at` integer,
	`removed_reason` text,
	`at_least` integer,
	`lang` text,
	`erase_asked_at` integer,
	`erased_at` integer,
	`invite_code` integer,
	`invited_by` integer,
	`source` text,
	`replaces` integer,
	`written_for` integer,
	`posted_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`invited_by`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaces`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "pledge_state" CHECK(state in ('active', 'asked', 'confirmed', 'withdrawn')),
	CONSTRAINT "pledge_by" CHECK((by = 'account' and account_id is not null and state in ('active', 'withdrawn'))
        or (by = 'hand' and account_id is null and digest = '' and state in ('asked', 'confirmed', 'withdrawn')))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pledges_receipt_hash_unique` ON `pledges` (`receipt_hash`);--> statement-breakpoint
CREATE INDEX `pledges_by_account` ON `pledges` (`account_id`);--> statement-breakpoint
CREATE INDEX `pledges_to_erase` ON `pledges` (`id`) WHERE erase_asked_at is not null and erased_at is null;--> statement-breakpoint
CREATE INDEX `pledges_on_condition` ON `pledges` (`campaign_id`,`id`) WHERE at_least is not null;--> statement-breakpoint
CREATE INDEX `pledges_by_campaign` ON `pledges` (`campaign_id`,`state`,`id`,`account_id`,`message_id`,`address_hash`,`removed_at`);--> statement-breakpoint
CREATE INDEX `pledges_by_source` ON `pledges` (`campaign_id`,`state`,`source`,`invited_by`);--> statement-breakpoint
CREATE INDEX `pledges_by_print` ON `pledges` (`campaign_id`,`print_version`) WHERE state = 'active';--> statement-breakpoint
CREATE INDEX `pledges_confirmed` ON `pledges` (`campaign_id`,`confirmed_at`);--> statement-breakpoint
CREATE INDEX `pledges_withdrawn` ON `pledges` (`campaign_id`,`withdrawn_at`) WHERE withdrawn_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `pledges_by_invite_code` ON `pledges` (`invite_code`);--> statement-breakpoint
CREATE INDEX `pledges_by_inviter` ON `pledges` (`invited_by`) WHERE invited_by is not null;--> statement-breakpoint
CREATE INDEX `pledges_by_address` ON `pledges` (`address_hash`) WHERE address_hash is not null;--> statement-breakpoint
CREATE INDEX `pledges_with_address` ON `pledges` (`campaign_id`) WHERE email is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `one_by_hand_an_address` ON `pledges` (`campaign_id`,`address_hash`) WHERE state = 'confirmed';--> statement-breakpoint
CREATE INDEX `pledges_unwritten` ON `pledges` (`campaign_id`,`written_for`) WHERE state = 'confirmed';--> statement-breakpoint
CREATE INDEX `pledges_asked` ON `pledges` (`confirmed_at`) WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX `pledges_replaced` ON `pledges` (`replaces`) WHERE replaces is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `pledge_once` ON `pledges` (`campaign_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `counts` (
	`campaign_id` integer NOT NULL,
	`kind` text NOT NULL,
	`period` text NOT NULL,
	`key` text NOT NULL,
	`message_id` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `kind`, `period`, `key`, `message_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "count_kind" CHECK(kind in ('visit', 'arrival', 'click', 'robot-click', 'share', 'card-opening', 'call'))
);
--> statement-breakpoint
CREATE TABLE `measurements` (
	`delivery_id` integer NOT NULL,
	`round_id` integer NOT NULL,
	`at` integer NOT NULL,
	`gone` integer NOT NULL,
	`impressions` integer,
	`likes` integer DEFAULT 0 NOT NULL,
	`reposts` integer DEFAULT 0 NOT NULL,
	`replies` integer DEFAULT 0 NOT NULL,
	`quotes` integer DEFAULT 0 NOT NULL,
	`bookmarks` integer,
	PRIMARY KEY(`delivery_id`, `round_id`),
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`round_id`) REFERENCES `reach_rounds`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `reach_latest` (
	`delivery_id` integer PRIMARY KEY NOT NULL,
	`launch_id` integer NOT NULL,
	`network` text NOT NULL,
	`message_id` integer NOT NULL,
	`followers` integer NOT NULL,
	`at` integer NOT NULL,
	`gone_since` integer,
	`impressions` integer,
	`likes` integer DEFAULT 0 NOT NULL,
	`reposts` integer DEFAULT 0 NOT NULL,
	`replies` integer DEFAULT 0 NOT NULL,
	`quotes` integer DEFAULT 0 NOT NULL,
	`bookmarks` integer,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `best_by_impressions` ON `reach_latest` (`launch_id`,`impressions`);--> statement-breakpoint
CREATE INDEX `best_by_reactions` ON `reach_latest` (`launch_id`,likes + reposts + replies + quotes);--> statement-breakpoint
CREATE INDEX `gone_posts` ON `reach_latest` (`launch_id`,`gone_since`) WHERE gone_since is not null;--> statement-breakpoint
CREATE TABLE `reach_rounds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`launch_id` integer NOT NULL,
	`network` text NOT NULL,
	`kind` text NOT NULL,
	`planned_at` integer NOT NULL,
	`state` text DEFAULT 'planned' NOT NULL,
	`reason` text,
	`next_at` integer DEFAULT 0 NOT NULL,
	`holder` text,
	`hold_until` integer DEFAULT 0 NOT NULL,
	`turns` integer DEFAULT 0 NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`after_id` integer DEFAULT 0 NOT NULL,
	`last_id` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`measured` integer DEFAULT 0 NOT NULL,
	`gone` integer DEFAULT 0 NOT NULL,
	`silent` integer DEFAULT 0 NOT NULL,
	`dollars` real DEFAULT 0 NOT NULL,
	`started_at` integer,
	`done_at` integer,
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "round_kind" CHECK(kind in ('planned', 'asked')),
	CONSTRAINT "round_state" CHECK(state in ('planned', 'running', 'done', 'skipped', 'broken'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `round_once` ON `reach_rounds` (`launch_id`,`network`,`planned_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_round_at_a_time` ON `reach_rounds` (`launch_id`,`network`) WHERE state = 'running';--> statement-breakpoint
CREATE INDEX `rounds_to_do` ON `reach_rounds` (`planned_at`) WHERE state in ('planned', 'running');--> statement-breakpoint
CREATE TABLE `reach_sums` (
	`launch_id` integer NOT NULL,
	`network` text NOT NULL,
	`message_id` integer NOT NULL,
	`gone` integer NOT NULL,
	`posts` integer DEFAULT 0 NOT NULL,
	`followers` integer DEFAULT 0 NOT NULL,
	`impressions` integer DEFAULT 0 NOT NULL,
	`impressions_of` integer DEFAULT 0 NOT NULL,
	`likes` integer DEFAULT 0 NOT NULL,
	`reposts` integer DEFAULT 0 NOT NULL,
	`replies` integer DEFAULT 0 NOT NULL,
	`quotes` integer DEFAULT 0 NOT NULL,
	`bookmarks` integer DEFAULT 0 NOT NULL,
	`bookmarks_of` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`launch_id`, `network`, `message_id`, `gone`),
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `round_sums` (
	`round_id` integer NOT NULL,
	`message_id` integer NOT NULL,
	`gone` integer NOT NULL,
	`posts` integer DEFAULT 0 NOT NULL,
	`followers` integer DEFAULT 0 NOT NULL,
	`impressions` integer DEFAULT 0 NOT NULL,
	`impressions_of` integer DEFAULT 0 NOT NULL,
	`likes` integer DEFAULT 0 NOT NULL,
	`reposts` integer DEFAULT 0 NOT NULL,
	`replies` integer DEFAULT 0 NOT NULL,
	`quotes` integer DEFAULT 0 NOT NULL,
	`bookmarks` integer DEFAULT 0 NOT NULL,
	`bookmarks_of` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`round_id`, `message_id`, `gone`),
	FOREIGN KEY (`round_id`) REFERENCES `reach_rounds`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `rehearsal_grants` (
	`launch_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`sealed` text NOT NULL,
	PRIMARY KEY(`launch_id`, `account_id`),
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `rehearsals` (
	`launch_id` integer PRIMARY KEY NOT NULL,
	`asked_at` integer NOT NULL,
	`trial_of` integer,
	`foretold` text,
	`measured` text,
	`ended_why` text,
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`trial_of`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `bands` (
	`band` integer NOT NULL,
	`pledge_id` integer NOT NULL,
	PRIMARY KEY(`band`, `pledge_id`)
);
--> statement-breakpoint
CREATE TABLE `prints` (
	`pledge_id` integer PRIMARY KEY NOT NULL,
	`grams` blob NOT NULL,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TRIGGER `audit_is_not_changed` BEFORE UPDATE ON `audit`
BEGIN
  SELECT RAISE(ABORT, 'the audit log is only added to');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_is_not_deleted` BEFORE DELETE ON `audit`
BEGIN
  SELECT RAISE(ABORT, 'the audit log is only added to');
END;
