-- A small XiVO. Alice is an agent with a line and a mailbox; Sophie supervises; Desire is switched off, so agent 12 has
-- no user; Ada has no line; the fax has no login. Agent 13 never had a user.
insert into cti_profile (id, name, presence_id, phonehints_id) values
    (1, 'Supervisor', 1, 1), (2, 'Agent', 1, 1), (3, 'Client', 1, 1), (4, 'Switchboard', 1, 1);
insert into voicemail (uniqueid, context, mailbox, password, fullname) values
    (58, 'default', '1001', '8899', 'Alice Martin');
insert into userfeatures
    (id, firstname, lastname, enableclient, loginclient, passwdclient, cti_profile_id, agentid, voicemailid,
     enablevoicemail, mobilephonenumber, enablerna, destrna, commented) values
    (1, 'Alice', 'Martin', 1, 'alice', 'wonderland', 2, 11, 58, 1, '0612345678', 1, '1002', 0),
    (2, 'Sophie', 'Bernard', 1, 'sophie', 's0phie!pw', 1, null, null, 0, '', 0, '', 0),
    (3, 'Desire', 'Petit', 1, 'desire', 'desire-pw', 2, 12, null, 0, '', 0, '', 1),
    (4, 'Ada', 'Admin', 1, 'ada', 'ada-pw', 3, null, null, 0, '', 0, '', 0),
    (5, 'Fax', '', 0, '', '', null, null, null, 0, '', 0, '', 0);
insert into linefeatures (id, protocol, protocolid, name, number, context, commented) values
    (1, 'sip', 21, 'abcd12', '1001', 'default', 0),
    (2, 'sip', 22, 'efgh34', '1002', 'default', 0),
    (3, 'custom', 23, 'Local/fax@hardware', '1900', 'default', 0),
    (4, 'sip', 24, 'ijkl56', '1004', 'default', 1),
    (5, 'sccp', 25, '1005', '1005', 'default', 0);
insert into user_line (user_id, line_id, main_user, main_line) values
    (1, 1, true, true), (2, 2, true, true), (4, 2, false, true), (5, 3, true, true), (3, 4, true, true);
insert into extensions (id, exten, context, type, typeval, commented) values
    (101, '1001', 'default', 'user', '1', 0), (102, '1002', 'default', 'user', '2', 0),
    (103, '1099', 'default', 'user', '2', 0), (104, '1900', 'default', 'user', '5', 0),
    (105, '1005', 'free', 'user', '0', 0), (106, '3001', 'default', 'queue', '1', 0);
insert into line_extension (line_id, extension_id, main_extension) values
    (1, 101, true), (2, 103, false), (2, 102, true), (3, 104, true), (5, 105, true);
insert into agentgroup (id, groupid, name, deleted) values (1, 3, 'default', 0), (2, 4, 'night', 0), (3, 5, 'old', 1);
insert into agentfeatures (id, numgroup, firstname, lastname, number, passwd, context) values
    (11, 1, 'Alice', 'Martin', '2001', '4711', 'default'),
    (12, 2, 'Desire', 'Petit', '2002', '', 'default'),
    (13, 1, 'Nora', '', '2003', '', 'default');
insert into queuefeatures (id, name, displayname, number, context) values
    (1, 'support', 'Support', '3001', 'default'), (2, 'sales', 'Sales', '3002', 'default'),
    (3, 'closed', 'Closed down', '3003', 'default');
insert into queue (name, wrapuptime, servicelevel, category, commented) values
    ('support', 3, 20, 'queue', 0), ('sales', 0, 10, 'queue', 0), ('closed', 5, 5, 'queue', 1),
    ('reception', 9, 9, 'group', 0);
insert into queuemember (queue_name, interface, penalty, usertype, userid, channel, category, commented) values
    ('support', 'Agent/2001', 0, 'agent', 11, 'Agent', 'queue', 0),
    ('support', 'Agent/2002', 2, 'agent', 12, 'Agent', 'queue', 0),
    ('support', 'SIP/efgh34', 4, 'user', 2, 'SIP', 'queue', 0),
    ('sales', 'Agent/2001', 1, 'agent', 11, 'Agent', 'queue', 0),
    ('sales', 'Agent/2003', 0, 'agent', 13, 'Agent', 'queue', 1),
    ('closed', 'Agent/2001', 0, 'agent', 11, 'Agent', 'queue', 0),
    ('reception', 'SIP/abcd12', 0, 'user', 1, 'SIP', 'group', 0);
insert into queueskill (id, catid, name, description) values (1, 1, 'english', ''), (2, 1, 'printers', '');
insert into agentqueueskill (agentid, skillid, weight) values (11, 1, 80), (11, 2, 30);
insert into ctistatus (id, presence_id, name, display_name, actions, color, access_status, deletable) values
    (1, 1, 'available', 'Available', 'enablednd(false)', '#08FD20', '1,2,3', 0),
    (2, 1, 'away', 'Away', 'enablednd(false)', '#FDE50A', '1,2,3', 1),
    (3, 1, 'outtolunch', 'Out to lunch', 'enablednd(true),queuepause_all(true)', '#001AFF', '1,2,3', 1),
    (4, 2, 'available', 'Available', 'enablednd(false)', '#08FD20', '1,2,3', 0);
