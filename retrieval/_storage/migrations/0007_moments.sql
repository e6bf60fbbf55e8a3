-- When an item was published, in seconds since 1970 in UTC; NULL where its feed gives a day and no time.
ALTER TABLE items ADD COLUMN moment INTEGER;
UPDATE items SET moment = CAST(strftime('%s', published) AS INTEGER) WHERE has_time = 1;
CREATE INDEX items_by_moment ON items (moment) WHERE moment IS NOT NULL;
CREATE INDEX items_by_handle_and_moment ON items (handle_key, moment) WHERE moment IS NOT NULL;

ALTER TABLE utterances ADD COLUMN moment INTEGER;
UPDATE utterances SET moment = (SELECT moment FROM items WHERE items.item_id = utterances.item_id);

-- With the moment, so that whose words of which days are looked for is still told by the index alone.
DROP INDEX utterances_by_form;
CREATE INDEX utterances_by_form ON utterances
    (form_id, day, handle_key, passage_id, kind, start_offset, end_offset, act, is_certain, moment);
