-- Vectors of passages stored from now on are 16-bit numbers, each vector with a scale (float32); where there are no
-- scales, they are the float32 numbers that older versions stored.
ALTER TABLE vectors ADD COLUMN scales BLOB;
