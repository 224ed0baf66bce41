-- The two tables of a XiVO PBX that carry its calls, with the column types that it has.
create table if not exists cel (
  id serial primary key,
  eventtype varchar(30) not null,
  eventtime timestamp not null,
  userdeftype varchar(255) not null,
  cid_name varchar(80) not null,
  cid_num varchar(80) not null,
  cid_ani varchar(80) not null,
  cid_rdnis varchar(80) not null,
  cid_dnid varchar(80) not null,
  exten varchar(80) not null,
  context varchar(80) not null,
  channame varchar(80) not null,
  appname varchar(80) not null,
  appdata varchar(512) not null,
  amaflags int not null,
  accountcode varchar(20) not null,
  peeraccount varchar(20) not null,
  uniqueid varchar(150) not null,
  linkedid varchar(150) not null,
  userfield varchar(255) not null,
  peer varchar(80) not null,
  extra text,
  call_log_id int
);
create index if not exists cel_linkedid on cel (linkedid);
create index if not exists cel_eventtime on cel (eventtime);
create table if not exists queue_log (
  "time" varchar(80),
  callid varchar(80),
  queuename varchar(256),
  agent text,
  event varchar(20),
  data1 text,
  data2 text,
  data3 text,
  data4 text,
  data5 text,
  id serial primary key
);
