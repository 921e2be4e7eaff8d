import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 责任书, their templates and signatures. What was signed cannot become another text, whoever asks: the hash is the wording's
 * own, a signature holds on to letter and hash by a foreign key, signatures are never changed, and what was sent stays.
 */
export class Letters1780000000003 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.letter_template (
        tenant_id uuid not null,
        id uuid not null,
        name text not null,
        body text not null check (char_length(body) between 1 and 20000),
        targets jsonb not null,
        division_code text collate "C" not null,
        status text not null check (status in ('active','withdrawn')),
        made_by text not null,
        made_by_name text not null,
        made_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id)
      );
      call app.apply_tenant_policy('responsibility.letter_template');

      create table responsibility.letter (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        year integer not null,
        title text not null,
        level text not null check (level in ('district','subordinate','person')),
        division_code text collate "C" not null,
        a_unit_id uuid,
        a_name text not null,
        a_member_id uuid not null,
        a_member_name text not null,
        b_unit_id uuid,
        b_name text not null,
        b_member_id uuid,
        b_member_name text,
        source text not null check (char_length(source) between 1 and 20000),
        wording text not null check (char_length(wording) between 1 and 20000),
        wording_hash text not null,
        targets jsonb not null,
        template_id uuid,
        file_ids uuid[] not null default '{}',
        sign_by text collate "C" not null,
        status text not null check (status in ('draft','to_sign','signed','archived','voided')),
        sent_at timestamptz,
        a_signature_id uuid,
        a_signed_by text,
        a_signature jsonb,
        b_signature_id uuid,
        b_signed_by text,
        b_signature jsonb,
        a_reminded_on text collate "C",
        b_reminded_on text collate "C",
        reason text,
        made_by text not null,
        made_by_name text not null,
        made_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, number),
        unique (tenant_id, id, wording_hash),
        foreign key (tenant_id, template_id) references responsibility.letter_template (tenant_id, id),
        constraint letter_hash_is_of_wording check (wording_hash = encode(sha256(convert_to(wording, 'UTF8')), 'hex')),
        constraint letter_parties check (
          (b_unit_id is not null or b_member_id is not null) and a_member_id is distinct from b_member_id and (a_unit_id is null or b_unit_id is null or a_unit_id <> b_unit_id)
          and case level when 'district' then b_unit_id is not null when 'subordinate' then a_unit_id is not null and b_unit_id is not null else a_unit_id is not null and b_member_id is not null end),
        constraint letter_signed_by_both check (case status
          when 'draft' then a_signature_id is null and b_signature_id is null
          when 'to_sign' then a_signature_id is null or b_signature_id is null
          when 'voided' then true
          else a_signature_id is not null and b_signature_id is not null end),
        check ((a_signature_id is null) = (a_signed_by is null) and (a_signature_id is null) = (a_signature is null)),
        check ((b_signature_id is null) = (b_signed_by is null) and (b_signature_id is null) = (b_signature is null)),
        -- One office may record both papers; nobody who signs himself has a part in the other side.
        constraint letter_signed_by_two check (a_signed_by <> b_signed_by or (a_signature->>'method' = 'scan' and b_signature->>'method' = 'scan')),
        check (status in ('draft','voided') or sent_at is not null)
      );
      create index letter_division on responsibility.letter (tenant_id, division_code, id);
      create index letter_a_unit on responsibility.letter (tenant_id, a_unit_id, id) where a_unit_id is not null;
      create index letter_b_unit on responsibility.letter (tenant_id, b_unit_id, id) where b_unit_id is not null;
      create index letter_a_member on responsibility.letter (tenant_id, a_member_id, id);
      create index letter_b_member on responsibility.letter (tenant_id, b_member_id, id) where b_member_id is not null;
      create index letter_to_sign on responsibility.letter (tenant_id, sign_by, id) where status = 'to_sign';
      create index letter_figures on responsibility.letter (tenant_id, year, level) where status in ('to_sign','signed','archived');
      call app.apply_tenant_policy('responsibility.letter');

      create table responsibility.letter_signature (
        tenant_id uuid not null,
        id uuid not null,
        letter_id uuid not null,
        party text not null check (party in ('a','b')),
        method text not null check (method in ('drawn','scan','ca')),
        wording_hash text not null,
        file_id uuid not null,
        file_sha256 text not null,
        signer_name text not null,
        signed_on text collate "C" not null,
        signed_by text not null,
        signed_by_name text not null,
        at timestamptz not null,
        primary key (tenant_id, id),
        unique (tenant_id, letter_id, party),
        unique (tenant_id, id, letter_id, party),
        -- The hash that was signed is the letter's, and no letter may turn to another hash while a signature holds on to this one.
        constraint letter_signature_of_wording foreign key (tenant_id, letter_id, wording_hash) references responsibility.letter (tenant_id, id, wording_hash),
        foreign key (tenant_id, file_id) references responsibility.file (tenant_id, id)
      );
      call app.apply_tenant_policy('responsibility.letter_signature');
      alter table responsibility.letter add column a_party text generated always as ('a') stored, add column b_party text generated always as ('b') stored;
      alter table responsibility.letter
        add constraint letter_a_signature foreign key (tenant_id, a_signature_id, id, a_party) references responsibility.letter_signature (tenant_id, id, letter_id, party),
        add constraint letter_b_signature foreign key (tenant_id, b_signature_id, id, b_party) references responsibility.letter_signature (tenant_id, id, letter_id, party);

      create function responsibility.keep_letter_signature() returns trigger language plpgsql as $$
      begin
        raise exception 'a signature is never changed or taken back' using errcode = 'check_violation', constraint = 'letter_signature_stays';
      end $$;
      create trigger letter_signature_stays before update or delete on responsibility.letter_signature for each row execute function responsibility.keep_letter_signature();

      create function responsibility.keep_sent_letter() returns trigger language plpgsql as $$
      begin
        if old.status <> 'draft' and (new.number, new.year, new.title, new.level, new.division_code, new.a_unit_id, new.a_name, new.a_member_id, new.a_member_name, new.b_unit_id, new.b_name, new.b_member_id, new.b_member_name, new.wording, new.targets, new.file_ids, new.sign_by)
          is distinct from (old.number, old.year, old.title, old.level, old.division_code, old.a_unit_id, old.a_name, old.a_member_id, old.a_member_name, old.b_unit_id, old.b_name, old.b_member_id, old.b_member_name, old.wording, old.targets, old.file_ids, old.sign_by) then
          raise exception 'what was sent stays as it is' using errcode = 'check_violation', constraint = 'letter_sent_stays';
        end if;
        if (old.a_signature_id is not null and new.a_signature_id is distinct from old.a_signature_id) or (old.b_signature_id is not null and new.b_signature_id is distinct from old.b_signature_id) then
          raise exception 'a signature is never changed or taken back' using errcode = 'check_violation', constraint = 'letter_signature_stays';
        end if;
        return new;
      end $$;
      create trigger letter_sent_stays before update on responsibility.letter for each row execute function responsibility.keep_sent_letter();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table responsibility.letter drop constraint letter_a_signature, drop constraint letter_b_signature');
    for (const t of ['letter_signature', 'letter', 'letter_template']) await q.query(`drop table responsibility.${t}`);
    await q.query('drop function responsibility.keep_letter_signature(); drop function responsibility.keep_sent_letter()');
  }
}
