-- A fragment that numbers a comment or an entry of a page (#c96) leads to another item than the page and its other ones.
UPDATE items SET link_key = canonical_link(urls) WHERE urls LIKE '%#%';
