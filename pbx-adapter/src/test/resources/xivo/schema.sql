-- The tables of a XiVO 16.15 that the directory is read from, with the columns of its public data model.
create type trunk_protocol as enum ('sip', 'iax', 'sccp', 'custom');
create type generic_bsfilter as enum ('no', 'boss', 'secretary');
create type extenumbers_type as enum
    ('extenfeatures', 'featuremap', 'generalfeatures', 'group', 'incall', 'meetme', 'outcall', 'queue', 'user',
     'voicemenu');
create type queue_category as enum ('group', 'queue');
create type queue_monitor_type as enum ('no', 'mixmonitor');
create type queuemember_usertype as enum ('agent', 'user');

create table userfeatures (
    id serial primary key, uuid varchar(38), firstname varchar(128) not null default '', voicemailid int,
    agentid int, pictureid int, entityid int, callerid varchar(160), ringseconds int not null default 30,
    simultcalls int not null default 5, enableclient int not null default 0,
    loginclient varchar(254) not null default '', passwdclient varchar(64) not null default '', cti_profile_id int,
    enablehint int not null default 1, enablevoicemail int not null default 0, enablexfer int not null default 1,
    dtmf_hangup int not null default 0, enableonlinerec int not null default 0, callrecord int not null default 0,
    incallfilter int not null default 0, enablednd int not null default 0, enableunc int not null default 0,
    destunc varchar(128) not null default '', enablerna int not null default 0,
    destrna varchar(128) not null default '', enablebusy int not null default 0,
    destbusy varchar(128) not null default '', musiconhold varchar(128) not null default '',
    outcallerid varchar(80) not null default '', mobilephonenumber varchar(128) not null default '',
    bsfilter generic_bsfilter not null default 'no', preprocess_subroutine varchar(39), timezone varchar(128),
    language varchar(20), ringintern varchar(64), ringextern varchar(64), ringgroup varchar(64),
    ringforward varchar(64), rightcallcode varchar(16), commented int not null default 0, func_key_template_id int,
    func_key_private_template_id int, lastname varchar(128) not null default '', userfield varchar(128),
    description text not null default '');

create table user_line (
    id serial primary key, user_id int, line_id int not null, main_user boolean not null, main_line boolean not null);

create table linefeatures (
    id serial primary key, protocol trunk_protocol, protocolid int, device varchar(32), configregistrar varchar(128),
    name varchar(128), number varchar(40), context varchar(39) not null, provisioningid int not null default 0,
    num int default 1, ipfrom varchar(15), commented int not null default 0, description text);

create table line_extension (line_id int not null, extension_id int not null, main_extension boolean not null);

create table extensions (
    id serial primary key, commented int not null default 0, context varchar(39) not null default '',
    exten varchar(40) not null default '', type extenumbers_type not null, typeval varchar(255) not null default '');

create table agentfeatures (
    id serial primary key, numgroup int not null, firstname varchar(128) not null default '',
    lastname varchar(128) not null default '', number varchar(40) not null, passwd varchar(128) not null default '',
    context varchar(39) not null, language varchar(20) not null default '', autologoff int, "group" varchar(255),
    description text not null default '', preprocess_subroutine varchar(40));

create table agentgroup (
    id serial primary key, groupid int not null, name varchar(128) not null default '',
    groups varchar(255) not null default '', commented int not null default 0, deleted int not null default 0,
    description text not null default '');

create table queuefeatures (
    id serial primary key, name varchar(128) not null, displayname varchar(128) not null,
    number varchar(40) not null default '', context varchar(39), data_quality int not null default 0,
    hitting_callee int not null default 0, hitting_caller int not null default 0, retries int not null default 0,
    ring int not null default 0, transfer_user int not null default 0, transfer_call int not null default 0,
    write_caller int not null default 0, write_calling int not null default 0, ignore_forward int not null default 1,
    url varchar(255) not null default '', announceoverride varchar(128) not null default '', timeout int default 0,
    preprocess_subroutine varchar(39), announce_holdtime int not null default 0, waittime int,
    waitratio double precision);

create table queue (
    name varchar(128) primary key, musicclass varchar(128), announce varchar(128), context varchar(39),
    timeout int default 0, "monitor-type" queue_monitor_type, "monitor-format" varchar(128),
    "queue-youarenext" varchar(128), "queue-thereare" varchar(128), "queue-callswaiting" varchar(128),
    "queue-holdtime" varchar(128), "queue-minutes" varchar(128), "queue-seconds" varchar(128),
    "queue-thankyou" varchar(128), "queue-reporthold" varchar(128), "periodic-announce" text,
    "announce-frequency" int, "periodic-announce-frequency" int, "announce-round-seconds" int,
    "announce-holdtime" varchar(4), retry int, wrapuptime int, maxlen int, servicelevel int, strategy varchar(11),
    joinempty varchar(255), leavewhenempty varchar(255), ringinuse int not null default 0,
    reportholdtime int not null default 0, memberdelay int, weight int, timeoutrestart int not null default 0,
    commented int not null default 0, category queue_category not null, timeoutpriority varchar(10),
    autofill int not null default 1, autopause varchar(3), setinterfacevar int not null default 0,
    setqueueentryvar int not null default 0, setqueuevar int not null default 0, membermacro varchar(1024),
    "min-announce-frequency" int, "random-periodic-announce" int, "announce-position" varchar(1024),
    "announce-position-limit" int, defaultrule varchar(1024));

create table queuemember (
    queue_name varchar(128) not null, interface varchar(128) not null, penalty int not null default 0,
    commented int not null default 0, usertype queuemember_usertype not null, userid int not null,
    channel varchar(25) not null default '', category queue_category not null, position int not null default 0,
    primary key (queue_name, interface));

create table queueskill (id serial primary key, catid int not null, name varchar(64) not null, description text);

create table agentqueueskill (agentid int, skillid int, weight int not null default 0, primary key (agentid, skillid));

create table voicemail (
    uniqueid serial primary key, context varchar(39) not null, mailbox varchar(40) not null, password varchar(80),
    fullname varchar(80) not null default '', email varchar(80), pager varchar(80), language varchar(20),
    tz varchar(80), attach int, deletevoicemail int not null default 0, maxmsg int,
    skipcheckpass int not null default 0, options varchar[][], commented int not null default 0);

create table cti_profile (id serial primary key, name varchar(255), presence_id int, phonehints_id int);

create table ctistatus (
    id serial primary key, presence_id int, name varchar(255), display_name varchar(255), actions varchar(255),
    color varchar(20), access_status varchar(255), deletable int);
