PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_grants` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`sealed` text NOT NULL,
	`granted_at` integer NOT NULL,
	`checked_at` integer,
	`released_at` integer,
	`give_back_at` integer,
	`give_back_tries` integer DEFAULT 0 NOT NULL,
	`given_back_at` integer,
	`server` text,
	`fresh_until` integer,
	`ends_at` integer,
	`renewed_at` integer,
	`renew_after` integer,
	`renew_tries` integer DEFAULT 0 NOT NULL,
	`renewing_by` text,
	`renewing_until` integer,
	`lost_reason` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "grant_state" CHECK(state in ('live', 'reconnect', 'revoked')),
	CONSTRAINT "grant_lost" CHECK(lost_reason in ('refused', 'unanswered', 'restored')),
	CONSTRAINT "grant_life" CHECK((server is null) = (fresh_until is null) and (server is null) = (renewed_at is null)
        and (renewing_by is null) = (renewing_until is null))
);
--> statement-breakpoint
INSERT INTO `__new_grants`("account_id", "state", "sealed", "granted_at", "checked_at", "released_at", "give_back_at", "give_back_tries", "given_back_at") SELECT "account_id", "state", "sealed", "granted_at", "checked_at", "released_at", "give_back_at", "give_back_tries", "given_back_at" FROM `grants`;--> statement-breakpoint
DROP TABLE `grants`;--> statement-breakpoint
ALTER TABLE `__new_grants` RENAME TO `grants`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `grants_to_renew` ON `grants` (`renewed_at`) WHERE state = 'live' and server is not null;--> statement-breakpoint
CREATE INDEX `grants_to_give_back` ON `grants` (`give_back_at`) WHERE give_back_at is not null;