ALTER TABLE `pledges` ADD `invite_code` integer;--> statement-breakpoint
ALTER TABLE `pledges` ADD `invited_by` integer REFERENCES pledges(id);--> statement-breakpoint
CREATE UNIQUE INDEX `pledges_by_invite_code` ON `pledges` (`invite_code`);--> statement-breakpoint
CREATE INDEX `pledges_by_inviter` ON `pledges` (`invited_by`) WHERE invited_by is not null;--> statement-breakpoint
CREATE INDEX `pledges_by_address` ON `pledges` (lower("email")) WHERE email is not null;