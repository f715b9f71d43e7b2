"""Bank statements, and what their payments were for."""
