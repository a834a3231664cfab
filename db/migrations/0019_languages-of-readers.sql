ALTER TABLE `organizers` ADD `lang` text;--> statement-breakpoint
ALTER TABLE `pledges` ADD `lang` text;--> statement-breakpoint
ALTER TABLE `reminders` ADD `lang` text;