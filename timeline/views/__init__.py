"""What is shown: dashboard, saved pages, exports and evidence. Text from outside is escaped; nothing is asked of any third party."""
