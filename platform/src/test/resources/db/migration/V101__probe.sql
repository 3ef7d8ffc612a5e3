create table probe (event_id uuid primary key, label text not null, applied int not null default 1);
