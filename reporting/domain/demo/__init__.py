"""The made-up inbox of the demo: what people were told, follow and had sent to them."""
