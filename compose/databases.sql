-- xivo_stats is made by the image (POSTGRES_DB); the services make their tables themselves.
create database xuc_rights;
create database callbacks;
create database recordings;
