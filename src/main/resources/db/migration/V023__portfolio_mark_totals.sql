-- Whether the portfolio of everybody changed too, or only those of segments and owners.
alter table portfolio_mark add column totals boolean not null default true;
