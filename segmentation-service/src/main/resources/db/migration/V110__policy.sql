-- Named, versioned sets of parameters. A version is never changed: runs refer to it.
create table policy (
    name       text        not null,
    version    int         not null check (version > 0),
    parameters jsonb       not null,   -- every parameter by its written name, as text
    created_at timestamptz not null default now(),
    created_by text        not null,
    primary key (name, version)
);

-- The shipped presets. What they share is written out: a later default must not change a version that runs refer to.
insert into policy (name, version, parameters, created_by)
select preset.name, 1, jsonb_build_object(
           'include_current', 'false', 'metric', 'revenue', 'a_limit', '80', 'b_limit', '95', 'boundary', 'inclusive',
           'ties', 'shared', 'nonpositive', 'C', 'stddev', 'population', 'zeros', 'count', 'history', 'first_activity',
           'cv_basis', 'raw', 'adi_limit', '1.32', 'cv2_limit', '0.49', 'at_risk', '2', 'dormant', '4',
           'major_share', '10', 'dominant_share', '20') || preset.parameters, 'shipped'
from (values
    ('standard', '{"granularity":"quarter","periods":"4","x_limit":"0.5","y_limit":"1","min_periods":"3"}'::jsonb),
    ('monthly', '{"granularity":"month","periods":"12","x_limit":"0.25","y_limit":"0.5","min_periods":"6"}'::jsonb),
    ('classic', '{"granularity":"month","periods":"12","x_limit":"0.1","y_limit":"0.25","min_periods":"6"}'::jsonb)
) as preset (name, parameters);
