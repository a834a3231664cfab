ALTER TABLE `grants` ADD `released_at` integer;--> statement-breakpoint
ALTER TABLE `grants` ADD `give_back_at` integer;--> statement-breakpoint
ALTER TABLE `grants` ADD `give_back_tries` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `grants` ADD `given_back_at` integer;--> statement-breakpoint
CREATE INDEX `grants_to_give_back` ON `grants` (`give_back_at`) WHERE give_back_at is not null;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `deleted_at` integer;--> statement-breakpoint
ALTER TABLE `pledges` ADD `erase_asked_at` integer;--> statement-breakpoint
ALTER TABLE `pledges` ADD `erased_at` integer;--> statement-breakpoint
CREATE INDEX `pledges_by_account` ON `pledges` (`account_id`);--> statement-breakpoint
CREATE INDEX `pledges_to_erase` ON `pledges` (`id`) WHERE erase_asked_at is not null and erased_at is null;