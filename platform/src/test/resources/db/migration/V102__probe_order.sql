alter table probe add column seq bigint generated always as identity;
