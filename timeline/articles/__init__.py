"""Reading the news: files, pages and feeds to `Article` records, and who their publishers and speakers are."""
