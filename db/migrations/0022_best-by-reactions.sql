DROP INDEX `best_by_likes`;--> statement-breakpoint
DROP INDEX `best_by_reposts`;--> statement-breakpoint
DROP INDEX `best_by_replies`;--> statement-breakpoint
DROP INDEX `best_by_quotes`;--> statement-breakpoint
CREATE INDEX `best_by_reactions` ON `reach_latest` (`launch_id`,likes + reposts + replies + quotes);