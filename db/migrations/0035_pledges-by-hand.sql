DROP TABLE `reminders`;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_pledges` (
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
INSERT INTO `__new_pledges`("id", "campaign_id", "account_id", "state", "text", "digest", "message_id", "text_rule", "print_version", "email", "address_hash", "receipt_hash", "receipt_sealed", "confirmed_at", "withdrawn_at", "removed_at", "removed_reason", "at_least", "lang", "erase_asked_at", "erased_at", "invite_code", "invited_by", "source") SELECT "id", "campaign_id", "account_id", "state", "text", "digest", "message_id", "text_rule", "print_version", "email", "address_hash", "receipt_hash", "receipt_sealed", "confirmed_at", "withdrawn_at", "removed_at", "removed_reason", "at_least", "lang", "erase_asked_at", "erased_at", "invite_code", "invited_by", "source" FROM `pledges`;--> statement-breakpoint
DROP TABLE `pledges`;--> statement-breakpoint
ALTER TABLE `__new_pledges` RENAME TO `pledges`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
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
CREATE UNIQUE INDEX `pledge_once` ON `pledges` (`campaign_id`,`account_id`);